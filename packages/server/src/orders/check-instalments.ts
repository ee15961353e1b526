import {
  countOf,
  divide,
  isDay,
  mostInstalments,
  type Instalment,
  type InstalmentPlan,
} from "../domain/instalment-plan.js";
import type { Order } from "../domain/order.js";

/**
 * What is wrong with the plans of an order; undefined when the buyer can tell them apart, and each charges all of the
 * order in instalments of at least one cent.
 */
export function checkInstalments({ amountMinor, instalments = [] }: Order) {
  if (Array.isArray(instalments) && instalments.every((plan) => isRightPlan(plan, amountMinor))) {
    const areDistinct = new Set(instalments.map(countOf)).size === instalments.length;
    if (areDistinct) return undefined;
  }
  const shouldBe =
    "a list of plans, each with another count from 2 to 50: { count, everyDays }, { count, everyMonths }, or " +
    "{ nowMinor, later } with rising days (YYYYMMDD) and the order's amount in all";
  return { field: "instalments", shouldBe } as const;
}

/** A shop in JavaScript may give anything. */
function isRightPlan(plan: InstalmentPlan, amountMinor: number): boolean {
  if (typeof plan !== "object" || plan === null) return false;
  return "later" in plan ? isRightList(plan, amountMinor) : isRightRhythm(plan, amountMinor);
}

type Listed = Extract<InstalmentPlan, { readonly later: unknown }>;

function isRightList(plan: Listed, amountMinor: number): boolean {
  if (!Array.isArray(plan.later) || !plan.later.every(isInstalment) || plan.later.length === 0) return false;
  if (!isWhole(countOf(plan), mostInstalments)) return false;
  const instalments = divide(plan, amountMinor, "");
  const days = plan.later.map(({ date }) => date);
  return (
    instalments.every((one) => isWhole(one.amountMinor, amountMinor)) &&
    instalments.reduce((sum, one) => sum + one.amountMinor, 0) === amountMinor &&
    days.every((day, index) => isDay(day) && day > (days[index - 1] ?? ""))
  );
}

function isInstalment(one: Instalment | null): boolean {
  return typeof one === "object" && one !== null && typeof one.date === "string";
}

function isRightRhythm(plan: Exclude<InstalmentPlan, Listed>, amountMinor: number): boolean {
  return (
    isWhole(plan.count, mostInstalments) &&
    plan.count > 1 &&
    plan.count <= amountMinor &&
    ("everyDays" in plan ? isWhole(plan.everyDays, 366) : isWhole(plan.everyMonths, 12))
  );
}

function isWhole(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= most;
}
