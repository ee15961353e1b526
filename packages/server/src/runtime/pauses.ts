import type { Timers } from "./timers.js";

/**
 * Says whether something was last done long enough ago, and notes that it is done now. In memory: each process counts for
 * itself.
 *
 * @param pauseMs the shortest time between two times, in milliseconds of the process's monotonic clock
 */
export function createPauses(timers: Timers, pauseMs: number): (key: string) => boolean {
  // In the order of time, so that the oldest are first.
  const done = new Map<string, number>();
  return (key) => {
    const now = timers.elapsed();
    for (const [one, at] of done) {
      if (now - at < pauseMs) break;
      done.delete(one);
    }
    if (done.has(key)) return false;
    done.set(key, now);
    return true;
  };
}
