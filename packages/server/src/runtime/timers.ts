/** Timers on a monotonic clock. Default: the process's own; a simulation supplies virtual time. */
export interface Timers {
  /** Milliseconds of a monotonic clock, for durations only, never for the time of day. */
  elapsed(): number;
  /** Runs something once after some milliseconds. Never keeps the process alive. Returns a cancel function. */
  after(ms: number, run: () => void): () => void;
  /**
   * Milliseconds of the wall clock, because unlike `elapsed` it includes time for which the machine was suspended.
   * Absent in virtual time.
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
