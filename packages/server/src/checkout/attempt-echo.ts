import type { Attempt } from "../domain/attempt.js";

/** What responses repeat of an order. */
interface Echoed {
  readonly amount?: unknown;
  /** The amount of an order, as a query names it. */
  readonly originAmount?: unknown;
  readonly currencyCode?: string | undefined;
  readonly orderId?: string | undefined;
}

/**
 * The field in which a response contradicts the attempt that it should be about; undefined when it agrees. The call that
 * charges names only its reference, so the gateway client cannot compare these.
 */
export function contradictedField(attempt: Attempt, answer: Echoed): string | undefined {
  const { amountMinor, currencyCode, facts } = attempt;
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
