/** The plan by which the shop lets buyers pay by card, and when it charges once more what was declined. */
export const instalmentPlan = { count: 3, everyDays: 2 } as const;
export const retryAfterDays = [1, 2] as const;

/** What the buyer pays themselves of an amount: the first of its instalments. */
export function firstOf(amountMinor: number): number {
  return amountMinor - laterOf(amountMinor) * (instalmentPlan.count - 1);
}

/** What each of the later ones takes. */
export function laterOf(amountMinor: number): number {
  return Math.floor(amountMinor / instalmentPlan.count);
}
