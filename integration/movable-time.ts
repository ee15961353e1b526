import type { Timers } from "@sips-kit/server";

/** Time that a test moves in steps: the wall clock, and the process's monotonic clock. */
export interface MovableTime {
  readonly now: () => number;
  readonly timers: Timers;
  /** Sets the offset from the machine's time, in milliseconds. */
  moveTo(ms: number): void;
  /** Advances the time by so many milliseconds. */
  pass(ms: number): void;
}

/**
 * @param patience factor by which waits last longer, for tests in which a random scheduler decides what happens first
 */
export function createMovableTime(patience = 1): MovableTime {
  let movedMs = 0;
  return {
    now: () => Date.now() + movedMs,
    timers: {
      elapsed: () => performance.now() + movedMs,
      wallClock: () => Date.now() + movedMs,
      after(ms, run) {
        const timer = setTimeout(run, ms * patience).unref();
        return () => clearTimeout(timer);
      },
    },
    moveTo(ms) {
      movedMs = ms;
    },
    pass(ms) {
      movedMs += ms;
    },
  };
}
