import type { Context } from "../context/context.js";
import { findTakenPayment } from "../operations/find-taken-payment.js";
import { orderKeys } from "../rate-limits/limit-keys.js";
import { standingLimits } from "../rate-limits/standing-limits.js";
import { findOverpayment } from "../results/find-overpayment.js";
import { paymentOf, paymentsOf } from "../results/payment-of.js";
import { countByDay } from "../search/count-by-day.js";
import { exportOperations } from "../search/export-operations.js";
import { exportPayments } from "../search/export-payments.js";
import { searchPayments } from "../search/search-payments.js";
import type { Payments } from "./payments.js";

/** Finds payments, and what the journal has of them. */
export function openLookups(
  context: Context,
): Pick<
  Payments,
  | "countByDay"
  | "events"
  | "exportOperations"
  | "exportPayments"
  | "findByReference"
  | "limitsOf"
  | "listByOrder"
  | "search"
> {
  const { journal, limits } = context;
  return {
    async findByReference(reference) {
      const attempt = await journal.read(reference);
      if (attempt) return paymentOf(context, attempt, undefined, await findOverpayment(context, attempt));
      const taken = await findTakenPayment(journal, reference);
      return taken && paymentOf(context, taken);
    },
    listByOrder: async (orderId) => paymentsOf(context, await journal.listByOrder(orderId)),
    search: (search = {}) => searchPayments(context, search),
    countByDay: (days) => countByDay(journal, days),
    exportOperations: (period = {}) => exportOperations(journal, period),
    exportPayments: (filter = {}) => exportPayments(context, filter),
    async limitsOf(orderId) {
      const attempts = await journal.listByOrder(orderId);
      const ofAttempts = attempts.flatMap(({ facts }) => facts.limitKeys ?? []);
      return standingLimits(context, [...orderKeys(limits, orderId), ...ofAttempts]);
    },
    events: (reference) => journal.events(reference),
  };
}
