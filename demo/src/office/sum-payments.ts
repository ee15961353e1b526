import type { Payment } from "@sips-kit/server";

/** How many payments there are in each state, and what they add up to. */
export interface PaymentSums {
  readonly sums: readonly StateSum[];
  /** True when there are more payments than were added up. */
  readonly isCutOff: boolean;
  readonly most: number;
}

interface StateSum {
  readonly state: Payment["state"];
  readonly payments: number;
  readonly amountMinor: number;
}

/** Adds up payments by state, the newest `most` of them. */
export async function sumPayments(payments: AsyncIterable<Payment>, most: number): Promise<PaymentSums> {
  const sums = new Map<Payment["state"], StateSum>();
  let added = 0;
  for await (const { state, amountMinor } of payments) {
    if (added === most) return { sums: [...sums.values()], isCutOff: true, most };
    added += 1;
    const known = sums.get(state) ?? { state, payments: 0, amountMinor: 0 };
    sums.set(state, { state, payments: known.payments + 1, amountMinor: known.amountMinor + amountMinor });
  }
  return { sums: [...sums.values()], isCutOff: false, most };
}
