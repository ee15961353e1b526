import type { Timers } from "./timers.js";

/**
 * What this process has been unable to find, and since when by its own monotonic clock. Times written by other machines
 * do not prove that time has passed: "it never happened" is concluded only by a process that finds no trace, and again
 * none after the whole interval. In memory only: a restart merely delays the conclusion.
 */
export interface Doubts {
  /**
   * Records that there is no trace of it now; true when the first such record is a whole interval old.
   *
   * @param key what is in doubt, such as a reference
   * @param since distinguishes one doubt from a later one about the same key: another value restarts the interval
   * @param intervalMs overrides the default interval, in milliseconds
   */
  outlast(key: string, since?: number, intervalMs?: number): boolean;
  /** Ends the doubt. */
  end(key: string): void;
  /**
   * Keys that have been in doubt for the whole interval and should be checked again, whichever process holds the lease.
   */
  takeDue(): readonly string[];
}

interface Doubt {
  readonly since: number | undefined;
  readonly seenAt: number;
  readonly intervalMs: number;
  lookAt: number;
}

// Enough for every order of an hour-long outage.
const mostDoubts = 10_000;
const shortestPauseMs = 60_000;
const longestPauseMs = 6 * 3_600_000;

/** @param intervalMs how long there must be no trace, in milliseconds */
export function createDoubts(timers: Timers, intervalMs: number): Doubts {
  const doubts = new Map<string, Doubt>();
  return {
    outlast(key, since, ownMs = intervalMs) {
      const now = timers.elapsed();
      const known = doubts.get(key);
      if (known && known.since === since) return now - known.seenAt >= ownMs;
      // When there are too many, the oldest stay, since each leaves when its interval has passed.
      if (known || doubts.size < mostDoubts)
        doubts.set(key, { since, seenAt: now, intervalMs: ownMs, lookAt: now + ownMs });
      return false;
    },
    end: (key) => void doubts.delete(key),
    takeDue() {
      const now = timers.elapsed();
      const due = [...doubts].filter(([, { lookAt }]) => lookAt <= now);
      // If that check gets no answer, it is due again after another interval.
      for (const [, doubt] of due) {
        const overdueMs = now - doubt.seenAt - doubt.intervalMs;
        doubt.lookAt = now + Math.min(longestPauseMs, Math.max(shortestPauseMs, overdueMs));
      }
      return due.map(([key]) => key);
    },
  };
}
