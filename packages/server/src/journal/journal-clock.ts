/** The time of day that all servers of one journal share. Says when something is due; proves nothing about money. */
export interface JournalClock {
  /** Whole milliseconds since 1970. Never goes back within a process. */
  now(): number;
  /** Milliseconds by which this process's own wall clock is ahead of the journal's; negative when it is behind. */
  skewMs(): number;
}

/**
 * No due time is ever set a day ahead, and no two clocks of one journal are that far apart: what is further ahead comes
 * from a clock that was wrong, and nobody waits for it. In milliseconds.
 */
export const farAheadMs = 24 * 3_600_000;
