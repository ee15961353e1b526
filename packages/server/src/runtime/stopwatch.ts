import type { Timers } from "./timers.js";

/**
 * A process that stands still for longer between "is being sent" and the sending sends nothing: the others look a minute
 * after that was written. In milliseconds.
 */
export const longestStallMs = 30_000;

/**
 * Measures from now on; gives the milliseconds since. It asks the monotonic clock, which goes on while a process is
 * stopped (SIGSTOP) but not while the machine is suspended, and the wall clock, which may jump: the longer time counts.
 */
export function startStopwatch(timers: Timers): () => number {
  const wall = () => timers.wallClock?.() ?? 0;
  const startedAt = timers.elapsed();
  const wallStartedAt = wall();
  return () => Math.max(timers.elapsed() - startedAt, wall() - wallStartedAt);
}
