import { paymentOf } from "../results/payment-of.js";
import type { Payment } from "../domain/payment.js";
import { exportAttempts } from "./export-attempts.js";
import type { PaymentFilter } from "./payment-search.js";
import type { SearchContext } from "./search-payments.js";

/** Yields all payments that match a filter. Throws PaymentError PAYMENT_SEARCH_INVALID when called. */
export function exportPayments(
  context: SearchContext,
  filter: PaymentFilter,
): AsyncGenerator<Payment, void, undefined> {
  const attempts = exportAttempts(context.journal, filter);
  return shown();

  async function* shown() {
    for await (const attempt of attempts) yield paymentOf(context, attempt);
  }
}
