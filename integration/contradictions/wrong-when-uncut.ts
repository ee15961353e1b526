import { stories, storyOf } from "../crash/stories.js";
import type { Shop } from "../shop.js";
import type { Mode } from "./mode.js";
import type { Cut } from "./stops.js";

/** Payments and operations that no kill interrupted, but that the contradiction led to a wrong result. */
export async function wrongWhenUncut(
  shop: Shop,
  { uncut }: Mode,
  cuts: readonly Cut[],
): Promise<readonly string[]> {
  if (uncut === undefined) return [];
  const wrong: string[] = [];
  for (const { orderId, told, error } of cuts.filter(({ step }) => step === undefined)) {
    const story = storyOf(orderId);
    const isPayment = stories[story].kind === "payment";
    const expected = isPayment ? (story === "refused" ? "refused" : uncut) : "accepted";
    const state = isPayment ? told?.outcome : (await shop.payments.operations.find(orderId))?.state;
    if (state !== expected) wrong.push(`${orderId}, not killed: ${error ?? state}`);
  }
  return wrong;
}
