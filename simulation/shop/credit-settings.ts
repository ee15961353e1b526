/** The shop's limits of credits, which its staff meet now and then. */
export const creditSettings = {
  perCreditMinor: 20_000,
  perDayMinor: 60_000,
  approval: { aboveMinor: 5_000, lifeMs: 40 * 60_000 },
} as const;
