import { PaymentError } from "@sips-kit/server";
import { vi } from "vitest";
import { controlOf } from "../control.js";
import { allOperations } from "./all-operations.js";
import { allPayments } from "./all-payments.js";
import type { Crowd } from "./crowd.js";

const halfHourMs = 30 * 60_000;
/** Twenty hours: sessions end after some minutes, and payments at a bank that nobody completes are given up after two. */
const mostRounds = 40;

/** All trouble ends, staff decide what is held for review, and time passes until nothing is open any more. */
export async function settle(crowd: Crowd): Promise<void> {
  const { shop, time } = crowd;
  const control = controlOf(shop);
  await control.disarm();
  await control.readAsBefore();
  // The circuit closes by itself after some seconds of real time.
  const nobody = { transactionReference: "NOBODY" };
  const isReached = async () => (await shop.gateway.getTransactionData(nobody)).kind === "refused";
  await vi.waitUntil(isReached, { timeout: 60_000, interval: 100 });
  for (let round = 0; round < mostRounds; round += 1) {
    await shop.payments.reconcile();
    if (round > 2 && (await isSettled(crowd))) return;
    await decideReviews(crowd, round);
    time.pass(halfHourMs);
    await control.advance("PT30M");
  }
}

async function isSettled(crowd: Crowd): Promise<boolean> {
  const payments = await allPayments(crowd);
  const operations = await allOperations(crowd);
  return (
    payments.every(({ state }) => /^(accepted|refused|abandoned|returned)$/.test(state)) &&
    operations.every(({ state }) => /^(accepted|refused|not-done)$/.test(state))
  );
}

async function decideReviews(crowd: Crowd, round: number): Promise<void> {
  const held = (await allPayments(crowd)).filter(({ state }) => state === "in-review");
  for (const { reference } of held) {
    const request = { idempotencyKey: `review-${reference}-${round}`, reference };
    await crowd.shop.payments.operations.acceptReview(request).catch((error: unknown) => {
      // Another decision may still be under way.
      if (!(error instanceof PaymentError)) throw error;
    });
  }
}
