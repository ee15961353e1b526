import type { LimitsJournal } from "../journal/limits-journal.js";
import type { Timers } from "../runtime/timers.js";

/** What deleting counters needs. */
interface ForgettingContext {
  readonly journal: { readonly limits: Pick<LimitsJournal, "forget"> };
  readonly now: () => number;
  readonly timers: Pick<Timers, "elapsed">;
}

// No limit has a window longer than a day.
const countersKeptMs = 2 * 24 * 3_600_000;
const everyMs = 600_000;

/** Makes a function that deletes expired rate-limit counters, every ten minutes at most. */
export function createForgetting({ journal, now, timers }: ForgettingContext): () => Promise<void> {
  let forgotAt = -Infinity;
  return async () => {
    if (timers.elapsed() - forgotAt < everyMs) return;
    forgotAt = timers.elapsed();
    await journal.limits.forget(now() - countersKeptMs);
  };
}
