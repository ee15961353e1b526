/** The time of day that all servers of one journal share. Used for due times only, never as proof about money. */
export interface JournalClock {
  /** Whole milliseconds since 1970. Never goes back within a process. */
  now(): number;
  /** Milliseconds by which this process's own wall clock is ahead of the journal's; negative when it is behind. */
  skewMs(): number;
}

/**
 * One day in milliseconds. No due time is ever set that far ahead, so one that is was written by a wrong clock, and is
 * treated as due at once.
 */
export const farAheadMs = 24 * 3_600_000;
