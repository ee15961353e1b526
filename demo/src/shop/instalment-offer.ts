import type { InstalmentPlan } from "@sips-kit/server";

/** Orders from this amount on, in cents, may be paid in instalments. */
const instalmentsFromMinor = 80_00;

/** True for an order that may be paid in instalments. */
export function isDivisible({ amountMinor }: { readonly amountMinor: number }): boolean {
  return amountMinor >= instalmentsFromMinor;
}

/**
 * How buyers may divide the payment of an order: half of it now and half after their next pay day, or equal parts.
 *
 * @param amountMinor in cents
 * @param now milliseconds since 1970
 */
export function instalmentOffer(amountMinor: number, now: number): readonly InstalmentPlan[] {
  if (!isDivisible({ amountMinor })) return [];
  const laterMinor = Math.floor(amountMinor / 2);
  return [
    {
      nowMinor: amountMinor - laterMinor,
      later: [{ amountMinor: laterMinor, date: fifthOfNextMonth(now) }],
    },
    { count: 3, everyDays: 30 },
    { count: 4, everyDays: 30 },
  ];
}

function fifthOfNextMonth(now: number): string {
  const today = new Date(now);
  const day = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 1, 5));
  return day.toISOString().slice(0, 10).replaceAll("-", "");
}
