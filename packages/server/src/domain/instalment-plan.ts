/**
 * How an order may be divided: into `count` payments, the first at once, the others at intervals of days or months; or
 * into amounts and days that the shop lists.
 */
export type InstalmentPlan =
  | { readonly count: number; readonly everyDays: number }
  | { readonly count: number; readonly everyMonths: number }
  | ListedInstalments;

/** A plan with its own amounts and days. */
export interface ListedInstalments {
  /** Paid at once, in the smallest unit. Together with the later ones, the order's amount. */
  readonly nowMinor: number;
  /** The others, each on a later day than the one before it. */
  readonly later: readonly Instalment[];
}

/** One of the payments into which an order is divided. */
export interface Instalment {
  /** In the smallest unit. */
  readonly amountMinor: number;
  /** The day on which it is charged: YYYYMMDD in Paris. */
  readonly date: string;
}

/** The gateway's own limit of `instalmentData.number` (N2, 2 to 50; Sips Office JSON guide UG310). */
export const mostInstalments = 50;

/** In how many instalments a plan divides an order: by it the page names the plan that the buyer has chosen. */
export function countOf(plan: InstalmentPlan): number {
  return "later" in plan ? plan.later.length + 1 : plan.count;
}

/**
 * Divides an amount. Unless the plan lists its amounts, all instalments are equal, except that the first one also has
 * the cents that do not divide.
 *
 * @param amountMinor in the smallest unit
 * @param firstDay YYYYMMDD, the day of the first instalment
 */
export function divide(plan: InstalmentPlan, amountMinor: number, firstDay: string): readonly Instalment[] {
  if ("later" in plan) return [{ amountMinor: plan.nowMinor, date: firstDay }, ...plan.later];
  const { count } = plan;
  const each = Math.floor(amountMinor / count);
  return Array.from({ length: count }, (_, index) => ({
    amountMinor: index === 0 ? amountMinor - each * (count - 1) : each,
    date: dayOf(plan, firstDay, index),
  }));
}

/** When an instalment is charged, in milliseconds since 1970: in the morning, when banks are open and buyers awake. */
export function dueAt({ date }: Instalment): number {
  const { year, month, day } = partsOf(date);
  return Date.UTC(year, month - 1, day, 7);
}

function dayOf(plan: Exclude<InstalmentPlan, ListedInstalments>, firstDay: string, index: number): string {
  const { year, month, day } = partsOf(firstDay);
  if ("everyDays" in plan) return dayText(Date.UTC(year, month - 1, day + index * plan.everyDays));
  const later = month - 1 + index * plan.everyMonths;
  // What starts on the 31st is due on the last day of shorter months.
  const lastDay = new Date(Date.UTC(year, later + 1, 0)).getUTCDate();
  return dayText(Date.UTC(year, later, Math.min(day, lastDay)));
}

/** True for a day of the calendar, written YYYYMMDD. */
export function isDay(date: string): boolean {
  const { year, month, day } = partsOf(date);
  return /^20\d{6}$/.test(date) && dayText(Date.UTC(year, month - 1, day)) === date;
}

function partsOf(date: string): { readonly year: number; readonly month: number; readonly day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(4, 6)), day: Number(date.slice(6, 8)) };
}

function dayText(utc: number): string {
  return new Date(utc).toISOString().slice(0, 10).replaceAll("-", "");
}
