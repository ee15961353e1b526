import type { InstalmentPlanForPage } from "@sips-kit/protocol";
import type { Attempt, AttemptFacts } from "../domain/attempt.js";
import { PaymentError } from "../domain/errors.js";
import { divide, type Instalment } from "../domain/instalment-plan.js";
import type { Order } from "../domain/order.js";
import { parisDay } from "../domain/paris-day.js";

/**
 * Divides an order by each of its plans, as the buyer is going to read it. Journaled when the form opens, so that what
 * they choose is what they have read.
 *
 * @param openedAt milliseconds since 1970: the day of the first instalment
 * @throws PaymentError PAYMENT_ORDER_INVALID when a later instalment is due on that day or before
 */
export function offerInstalments(
  { amountMinor, instalments: plans = [] }: Order,
  openedAt: number,
): Pick<AttemptFacts, "offeredInstalments"> {
  if (plans.length === 0) return {};
  const today = parisDay(openedAt);
  const offeredInstalments = plans.map((plan) => divide(plan, amountMinor, today));
  if (offeredInstalments.every(([, second]) => second !== undefined && second.date > today)) {
    return { offeredInstalments };
  }
  throw new PaymentError(
    "PAYMENT_ORDER_INVALID",
    "resolveOrder returned instalments with a later one that is due today or earlier.",
    { field: "instalments" },
  );
}

/** The plans that the buyer may choose from, with their amounts and days. */
export function plansForPage({ facts: { offeredInstalments = [] } }: Attempt): {
  readonly instalmentPlans?: readonly InstalmentPlanForPage[];
} {
  if (offeredInstalments.length === 0) return {};
  const instalmentPlans = offeredInstalments.map((instalments) => ({
    count: instalments.length,
    instalments: instalments.map(({ amountMinor, date }) => ({ amount: String(amountMinor), date })),
  }));
  return { instalmentPlans };
}

/**
 * The instalments that the buyer has chosen by their count, as they were shown. The shop decides whether it offers them,
 * and their amounts.
 *
 * @throws PaymentError when the order has no such plan, or has another one since the form was opened
 */
export function chooseInstalments(order: Order, attempt: Attempt, count: number): readonly Instalment[] {
  const chosen = withCount(attempt.facts.offeredInstalments, count);
  const standing = withCount(offerInstalments(order, attempt.createdAt).offeredInstalments, count);
  if (chosen && JSON.stringify(chosen) === JSON.stringify(standing)) return chosen;
  if (chosen ?? standing) {
    throw new PaymentError(
      "PAYMENT_ORDER_CHANGED",
      "The order's instalments have changed since this form was opened; open a new session.",
    );
  }
  throw new PaymentError("PAYMENT_BODY_INVALID", `This order cannot be paid in ${count} instalments.`, {
    field: "instalments",
  });
}

function withCount(
  plans: readonly (readonly Instalment[])[] | undefined,
  count: number,
): readonly Instalment[] | undefined {
  return plans?.find((instalments) => instalments.length === count);
}
