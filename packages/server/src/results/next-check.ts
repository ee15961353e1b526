import { awaitedUntil, type Attempt } from "../domain/attempt.js";
import type { Result } from "../proof/interpret.js";

/** The first query is made at once; later ones wait longer and longer. */
const pausesMs = [0, 2_000, 5_000, 15_000, 60_000, 300_000, 900_000];

// Every 15 minutes for about a day, then less often: each query adds an event to the journal.
const asksInFirstDay = 100;

/**
 * How often an accepted payment is queried that the bank may still return. Less than a day: the journal takes a due time
 * that is further ahead for that of a wrong clock.
 */
export const followPaceMs = 23 * 3_600_000;

/** How often a payment in review is queried: it may be decided in the bank's portal, or expire there. */
export const reviewPaceMs = 3_600_000;

/** A payment may wait for its capture (captureDay) for up to 99 days; a review that waits longer has no end. */
export const longestReviewMs = 100 * 24 * 3_600_000;

/** When the reconciler looks at the attempt next. */
export function nextCheck(attempt: Attempt, { to }: Result, now: number): { checkAt?: number } {
  if (to === "redirected") return { checkAt: awaitedUntil(attempt, now) };
  if (to === "in-review") return { checkAt: now + reviewPaceMs };
  if (to !== "unknown") return {};
  const asked = attempt.state === "unknown" ? attempt.checks + 1 : 0;
  const later = asked < asksInFirstDay ? 900_000 : 6 * 3_600_000;
  return { checkAt: now + (pausesMs[asked] ?? later) };
}
