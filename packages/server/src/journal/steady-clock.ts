import { farAheadMs } from "./journal-clock.js";

/** A reading of a time source; `at` is the monotonic time of the reading. Both in milliseconds. */
export interface Reading {
  readonly time: number;
  readonly at: number;
}

/** A clock that follows a source which may jump: it follows forward jumps and never goes back. */
export interface SteadyClock {
  /** Whole milliseconds since 1970. */
  now(): number;
  /** Feeds in another reading of the source. */
  measured(reading: Reading): void;
  /** Feeds in the newest time in the journal, which other servers have already reached. */
  seen(newest: number): void;
}

// Small differences, from slewing or network delay, are followed in both directions.
const toleranceMs = 1_000;

/**
 * Extrapolates the source's time with the monotonic clock. When the source goes back, by a step of the wall clock or a
 * failover to a database whose clock is behind, the difference is kept as a lead: what is due stays due, and events
 * keep their order. When the source goes ahead again, the lead is used up first.
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
