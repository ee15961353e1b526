import type { InstalmentPlanForPage } from "@sips-kit/protocol";
import type { Attempt } from "../domain/attempt.js";
import { PaymentError } from "../domain/errors.js";
import { divide, type Instalment, type InstalmentPlan } from "../domain/instalment-plan.js";
import type { Order } from "../domain/order.js";
import { parisDay } from "../domain/paris-day.js";

/** The plans that the buyer may choose from, with their amounts and days. */
export function plansForPage(
  { instalments: plans = [] }: Order,
  attempt: Attempt,
): { readonly instalmentPlans?: readonly InstalmentPlanForPage[] } {
  if (plans.length === 0) return {};
  const instalmentPlans = plans.map((plan) => ({
    count: plan.count,
    instalments: divideFor(attempt, plan).map(({ amountMinor, date }) => ({
      amount: String(amountMinor),
      date,
    })),
  }));
  return { instalmentPlans };
}

/**
 * The instalments that the buyer has chosen by their count. The shop decides whether it offers them, and their amounts.
 *
 * @throws PaymentError when the order has no such plan
 */
export function chooseInstalments(
  { instalments: plans = [] }: Order,
  attempt: Attempt,
  count: number,
): readonly Instalment[] {
  const plan = plans.find((one) => one.count === count);
  if (plan) return divideFor(attempt, plan);
  throw new PaymentError("PAYMENT_BODY_INVALID", `This order cannot be paid in ${count} instalments.`, {
    field: "instalments",
  });
}

/** By the day on which the form was opened, so that the buyer pays on the days that they have read. */
function divideFor({ amountMinor, createdAt }: Attempt, plan: InstalmentPlan): readonly Instalment[] {
  return divide(plan, amountMinor, parisDay(createdAt));
}
