import { JournalError } from "./journal-error.js";

const leastMs = 30 * 24 * 3_600_000;

/**
 * Refuses a purge of young payments: the charge log beside a SQLite file would restore them for some days, and a paid
 * order could be paid again while its shop still knows it.
 *
 * @throws JournalError JOURNAL_PURGE_TOO_EARLY
 */
export function requirePurgeAge(olderThanMs: number): void {
  if (olderThanMs >= leastMs) return;
  throw new JournalError("JOURNAL_PURGE_TOO_EARLY", "A purge leaves all payments of the last 30 days.");
}
