/** Counters of tries by key, in the journal's database. */
export interface LimitsJournal {
  /**
   * Counts a try, unless one of its watched keys is blocked, and blocks each key whose count says so: all in one
   * transaction, so that of many at once each has a number of its own.
   */
  count(tries: Try): Promise<Counted>;
  /** Until when each of these keys is or was blocked; those that never were are left out. */
  blockedUntil(keys: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Deletes counters whose window began before; blocked ones stay. */
  forget(before: number): Promise<void>;
}

/** Somebody tries something, which counts under each of these keys. */
export interface Try {
  readonly now: number;
  readonly counted: readonly CountedKey[];
  /** Keys that may hold the try up. */
  readonly watched?: readonly string[];
}

export interface CountedKey {
  readonly key: string;
  /** How long a count goes on from its first try; milliseconds. */
  readonly windowMs: number;
  /** Counts an accepted payment beside the tries, in the same window; by itself it blocks nothing. */
  readonly isAccepted?: boolean;
  /** How long the key is blocked from now on by this try; milliseconds, 0 for not at all. Depends on its input alone. */
  readonly pauseAfter?: (count: Count) => number;
}

/** What stands under one key within its window, this try included. */
export interface Count {
  readonly tries: number;
  readonly accepted: number;
}

/** What became of a try. */
export interface Counted {
  /** The watched keys that are blocked, and until when: when there is one, the try was not counted. */
  readonly blockedUntil: ReadonlyMap<string, number>;
  /** For each counted key what stands under it, and how long it is blocked by this try; [] when it was not counted. */
  readonly counts: readonly (Count & { readonly pauseMs: number })[];
}
