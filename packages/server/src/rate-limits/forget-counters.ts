import type { LimitsJournal } from "../journal/limits-journal.js";
import type { Timers } from "../runtime/timers.js";
import type { Limits } from "./limits.js";

/** What deleting counters needs. */
interface ForgettingContext {
  readonly journal: { readonly limits: Pick<LimitsJournal, "forget"> };
  readonly limits: Pick<Limits, "rules">;
  readonly now: () => number;
  readonly timers: Pick<Timers, "elapsed">;
}

const everyMs = 600_000;
// The clocks of other servers may be behind.
const marginMs = 24 * 3_600_000;

/** Makes a function that deletes expired rate-limit counters, every ten minutes at most. */
export function createForgetting({ journal, limits, now, timers }: ForgettingContext): () => Promise<void> {
  const keptMs = Math.max(...Object.values(limits.rules).map(({ windowMs }) => windowMs)) + marginMs;
  let forgotAt = -Infinity;
  return async () => {
    if (timers.elapsed() - forgotAt < everyMs) return;
    forgotAt = timers.elapsed();
    await journal.limits.forget(Math.max(0, now() - keptMs));
  };
}
