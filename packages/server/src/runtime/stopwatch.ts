import type { Timers } from "./timers.js";

/**
 * A process that is suspended for longer between journaling `charging` and sending must not send, because others check
 * a minute after the journal entry. In milliseconds.
 */
export const longestStallMs = 30_000;

/**
 * Starts measuring; the returned function gives the milliseconds since. Reads the monotonic clock, which runs while a
 * process is stopped (SIGSTOP) but not while the machine is suspended, and the wall clock, which may jump: the longer
 * time counts.
 */
export function startStopwatch(timers: Timers): () => number {
  const wall = () => timers.wallClock?.() ?? 0;
  const startedAt = timers.elapsed();
  const wallStartedAt = wall();
  return () => Math.max(timers.elapsed() - startedAt, wall() - wallStartedAt);
}
