import type { Instalment } from "./instalment-plan.js";

/** What a payment itself charges, in the smallest unit: of an order in instalments, the first one. */
export function chargedMinor({
  amountMinor,
  instalments,
}: {
  readonly amountMinor: number;
  readonly instalments?: readonly Instalment[] | undefined;
}): number {
  return instalments?.[0]?.amountMinor ?? amountMinor;
}
