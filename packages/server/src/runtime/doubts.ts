import type { Timers } from "./timers.js";

/**
 * What this process itself has seen in doubt, and since when on its own monotonic clock. No time that another machine
 * has written down proves that time has passed: "it never happened" is concluded only by a process that has found no
 * trace of it, and finds none again after the whole interval. Kept in memory alone: a restart only delays a conclusion.
 */
export interface Doubts {
  /**
   * Notes that there was no trace of it just now; true when the first such moment lies the whole interval back.
   *
   * @param key what is in doubt, such as a reference
   * @param since tells one doubt about it from a later one: another value begins the interval anew
   * @param intervalMs another interval than usual, in milliseconds
   */
  outlast(key: string, since?: number, intervalMs?: number): boolean;
  /** It is in doubt no more. */
  end(key: string): void;
  /** What has been in doubt for the whole interval and should be looked at again, whoever has its lease. */
  takeDue(): readonly string[];
}

interface Doubt {
  readonly since: number | undefined;
  readonly seenAt: number;
  readonly intervalMs: number;
  lookAt: number;
}

// Enough for every order of an hour in which no answer comes.
const mostDoubts = 10_000;
const shortestPauseMs = 60_000;
const longestPauseMs = 6 * 3_600_000;

/** @param intervalMs for how long there must be no trace, in milliseconds */
export function createDoubts(timers: Timers, intervalMs: number, most = mostDoubts): Doubts {
  const doubts = new Map<string, Doubt>();
  return {
    outlast(key, since, ownMs = intervalMs) {
      const now = timers.elapsed();
      const known = doubts.get(key);
      if (known && known.since === since) return now - known.seenAt >= ownMs;
      // When there are too many the oldest stay: each of them leaves once its interval has passed.
      if (known || doubts.size < most)
        doubts.set(key, { since, seenAt: now, intervalMs: ownMs, lookAt: now + ownMs });
      return false;
    },
    end: (key) => void doubts.delete(key),
    takeDue() {
      const now = timers.elapsed();
      const due = [...doubts].filter(([, { lookAt }]) => lookAt <= now);
      // Should the gateway be silent just then, it is asked again: when it has been so for as long once more.
      for (const [, doubt] of due) {
        const overdueMs = now - doubt.seenAt - doubt.intervalMs;
        doubt.lookAt = now + Math.min(longestPauseMs, Math.max(shortestPauseMs, overdueMs));
      }
      return due.map(([key]) => key);
    },
  };
}
