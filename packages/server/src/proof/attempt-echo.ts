import { chargedByAttempt, type Attempt } from "../domain/attempt.js";

/** The fields of an order that responses echo. */
interface Echoed {
  readonly amount?: unknown;
  /** The order's amount in the response to a query. */
  readonly originAmount?: unknown;
  readonly currencyCode?: string | undefined;
  readonly orderId?: string | undefined;
}

/**
 * The field in which a response contradicts the attempt; undefined when it agrees. A request may carry only the
 * reference, so the gateway client cannot compare the other fields.
 */
export function contradictedField(attempt: Attempt, answer: Echoed): string | undefined {
  const { currencyCode, facts } = attempt;
  const amountMinor = chargedByAttempt(attempt);
  const { sentOrderId } = facts;
  if (isPresent(answer.amount) && Number(answer.amount) !== amountMinor) return "amount";
  if (isPresent(answer.originAmount) && Number(answer.originAmount) !== amountMinor) return "originAmount";
  if (isPresent(answer.currencyCode) && answer.currencyCode !== currencyCode) return "currencyCode";
  const isOtherOrder =
    isPresent(answer.orderId) && sentOrderId !== undefined && answer.orderId !== sentOrderId;
  return isOtherOrder ? "orderId" : undefined;
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== "";
}
