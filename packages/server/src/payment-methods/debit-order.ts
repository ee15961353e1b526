import type { Shapes } from "../runtime/check-settings.js";
import type { AnswerOf, JsonObject, RequestOf } from "@sips-kit/protocol";
import { PaymentsConfigurationError } from "../domain/errors.js";
import { parisDay } from "../domain/paris-day.js";
import type { Outcome } from "../gateway/gateway.js";
import { detailsFor } from "./order-fields.js";
import type { Charging, Follow, MethodContext, Starting } from "./payment-method.js";

/** Settings of direct debits. */
export interface DebitSettings {
  /**
   * On which day the account is debited (`valueDate`): so many days after the order, French time. Default: 2. See
   * docs/open-questions.md.
   */
  readonly collectInDays?: number;
  /**
   * For how many days after it was accepted a debit is followed, because the bank may return it. Default: 70, the eight
   * weeks in which a debtor may have any debit refunded, and two more. A debit that the debtor did not authorise can be
   * returned for 13 months. See docs/open-questions.md.
   */
  readonly followForDays?: number;
  /**
   * The values of `transactionStatus` that mean that an accepted debit was returned or rejected. Default: UNPAID,
   * RETURNED, REJECTED, REFUSED. See docs/open-questions.md.
   */
  readonly returnedStatuses?: readonly string[];
}

/** What an order's details add to its debit: the journal keeps it until the debit is made. */
export type SentWithDebit = { readonly [field: string]: string };

const kept = [
  "customerId",
  "invoiceReference",
  "statementReference",
  "captureMode",
  "captureDay",
  "customerIpAddress",
] as const;

/** The fields of the order that go with its debit. */
export function sentWithDebit({ order, sentOrderId, customerIpAddress }: Starting): SentWithDebit {
  const details: { readonly [name: string]: unknown } = detailsFor("directDebitOrder", order.details);
  const given: { readonly [name: string]: unknown } = { ...details, customerIpAddress };
  const fields = kept.flatMap((name) => {
    const value = given[name];
    return typeof value === "string" ? [[name, value] as const] : [];
  });
  return { ...Object.fromEntries(fields), ...(sentOrderId !== undefined && { orderId: sentOrderId }) };
}

/** Sends the debit. `means` says what is debited: a mandate, or an account. */
export function orderDebit(
  { call, now }: MethodContext,
  { reference, amountMinor, currencyCode }: Pick<Charging, "reference" | "amountMinor" | "currencyCode">,
  means: Pick<RequestOf<"directDebitOrder">, "paymentMeanBrand"> & JsonObject,
  { sent, collectInDays = 2 }: { readonly sent: SentWithDebit } & Pick<DebitSettings, "collectInDays">,
): Promise<Outcome<AnswerOf<"directDebitOrder">>> {
  return call("directDebitOrder", {
    ...sent,
    ...means,
    amount: String(amountMinor),
    currencyCode,
    orderChannel: "INTERNET",
    transactionReference: reference,
    valueDate: parisDay(now(), collectInDays),
  });
}

const dayMs = 24 * 3_600_000;

/** No public source says how a query shows a returned debit, hence several words for it. */
export const usualReturnedStatuses: readonly string[] = ["UNPAID", "RETURNED", "REJECTED", "REFUSED"];

/** Throws PaymentsConfigurationError naming what is wrong. */
export function requireDebits({
  collectInDays = 2,
  followForDays = 70,
  returnedStatuses = [],
}: DebitSettings): void {
  // A text would be appended to the day of the month.
  if (!(Number.isInteger(collectInDays) && collectInDays >= 0 && collectInDays <= 365)) {
    throw new PaymentsConfigurationError("collectInDays", "a whole number of days, up to 365");
  }
  if (!(Number.isFinite(followForDays) && followForDays >= 0)) {
    throw new PaymentsConfigurationError("followForDays", "a number of days");
  }
  if (!Array.isArray(returnedStatuses)) {
    throw new PaymentsConfigurationError("returnedStatuses", "a list of statuses");
  }
}

/** The settings of all debits, for `checkFunctionSettings`. */
export const shapesOfDebits: Shapes<DebitSettings> = {
  collectInDays: true,
  followForDays: true,
  returnedStatuses: true,
};

/** How debits are followed; with mandates, these as well. */
export function followDebits({
  followForDays = 70,
  returnedStatuses = usualReturnedStatuses,
}: DebitSettings): Follow {
  const statuses = new Set(returnedStatuses);
  return {
    forMs: followForDays * dayMs,
    isReturned: ({ transactionStatus = "" }) => statuses.has(transactionStatus),
  };
}
