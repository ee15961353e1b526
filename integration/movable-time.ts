import type { Timers } from "@sips-kit/server";

/** Time that a test moves on by leaps: the time of day, and the monotonic clock by which a process measures. */
export interface MovableTime {
  readonly now: () => number;
  readonly timers: Timers;
  /** From now on it is so many milliseconds later than the machine says. */
  moveTo(ms: number): void;
  /** So many milliseconds pass. */
  pass(ms: number): void;
}

/** @param patience waits last so many times as long: for tests in which chance decides what happens first */
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
