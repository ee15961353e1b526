import type { CreditSettings } from "@sips-kit/server";

/** What staff of this shop may credit: small goodwill alone, more with the approval of a second person. */
export const creditLimits = {
  perCreditMinor: 100_00,
  perDayMinor: 300_00,
  approval: { aboveMinor: 20_00 },
} as const satisfies CreditSettings;
