import { farAheadMs } from "./journal-clock.js";

/** What a source of time has said, and when: `at` is of the monotonic clock. Both in milliseconds. */
export interface Reading {
  readonly time: number;
  readonly at: number;
}

/** A clock that follows a source which may jump: forward with it, never back. */
export interface SteadyClock {
  /** Whole milliseconds since 1970. */
  now(): number;
  /** Takes another reading of the source. */
  measured(reading: Reading): void;
  /** Takes the newest time that the journal holds: other servers have been there already. */
  seen(newest: number): void;
}

// A wall clock that is slewed, a network that is slow: such differences are followed in both directions.
const toleranceMs = 1_000;

/**
 * Carries the source's time on by the monotonic clock. When the source goes back, by a step of the wall clock or by the
 * failover to a database whose clock is behind, the difference is kept as a lead: what is due stays due, and what was
 * written keeps its order. When the source goes ahead again the lead is used up first.
 *
 * @param elapsed milliseconds of a monotonic clock
 */
export function createSteadyClock(elapsed: () => number, first: Reading): SteadyClock {
  // Both are added to the monotonic clock's milliseconds.
  let sourceMs = first.time - first.at;
  let leadMs = 0;
  let latest = 0;
  return {
    now() {
      latest = Math.max(latest, Math.floor(elapsed() + sourceMs + leadMs));
      return latest;
    },
    measured({ time, at }) {
      const before = sourceMs + leadMs;
      sourceMs = time - at;
      const jumpMs = sourceMs + leadMs - before;
      if (Math.abs(jumpMs) > toleranceMs) leadMs = Math.max(0, before - sourceMs);
    },
    seen(newest) {
      const sourceTime = elapsed() + sourceMs;
      if (newest > sourceTime + farAheadMs) return;
      if (newest > sourceTime + leadMs + toleranceMs) leadMs = newest - sourceTime;
      latest = Math.max(latest, newest);
    },
  };
}
