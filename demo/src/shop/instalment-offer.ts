import type { InstalmentPlan } from "@sips-kit/server";

/** Orders from this amount on, in cents, may be paid in instalments. */
export const instalmentsFromMinor = 80_00;

/** How buyers may divide the payment of an order. */
export function instalmentOffer(amountMinor: number): readonly InstalmentPlan[] {
  return amountMinor < instalmentsFromMinor
    ? []
    : [
        { count: 3, everyDays: 30 },
        { count: 4, everyDays: 30 },
      ];
}
