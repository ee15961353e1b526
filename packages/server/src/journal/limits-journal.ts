/** Counters of tries by key, in the journal's database. */
export interface LimitsJournal {
  /** Counts one try; gives the number within the window that the first of them opened. */
  count(key: string, now: number, windowMs: number): Promise<number>;
  block(key: string, until: number): Promise<void>;
  /** The latest moment until which one of the keys is blocked; 0 when none is. */
  blockedUntil(keys: readonly string[]): Promise<number>;
  /** Deletes counters whose window began before; blocked ones stay. */
  forget(before: number): Promise<void>;
}
