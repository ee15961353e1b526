/** Measures and waits by a clock that never jumps. The default is the process's own; a simulation brings virtual time. */
export interface Timers {
  /** Milliseconds of a monotonic clock: they measure how long something takes, never what time it is. */
  elapsed(): number;
  /** Runs something once after some milliseconds. Never keeps the process alive. Gives the way to call it off. */
  after(ms: number, run: () => void): () => void;
  /**
   * Milliseconds of the wall clock, beside `elapsed`: only it counts the time for which the whole machine was suspended.
   * Absent where there is none, as in virtual time.
   */
  readonly wallClock?: () => number;
}

/** The process's own timers. */
export const systemTimers: Timers = {
  elapsed: () => performance.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms).unref();
    return () => clearTimeout(timer);
  },
  wallClock: () => Date.now(),
};
