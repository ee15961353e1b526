import type { Attempt } from "../domain/attempt.js";
import type { Operation } from "../domain/operation.js";
import type { Journal } from "../journal/journal.js";

/** The payment that something follows, or the attempt that retries it with a challenge. */
export async function findFollowed(
  journal: Pick<Journal, "read">,
  reference: string,
): Promise<Attempt | undefined> {
  const attempt = await journal.read(reference);
  const { retriedBy } = attempt?.facts ?? {};
  return retriedBy === undefined ? attempt : journal.read(retriedBy);
}

// The buyer may still be at their bank, and looks for what follows soon after.
const shortPauseMs = 5_000;
const buyerIsThereMs = 20 * 60_000;

/** How long to wait until the next look at what follows a payment. */
export function followPauseMs(now: number, { createdAt }: Operation): number {
  const ageMs = now - createdAt;
  return ageMs < buyerIsThereMs ? shortPauseMs : Math.min(900_000, ageMs);
}
