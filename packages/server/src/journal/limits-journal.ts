/** Counters of tries by key, in the journal's database. */
export interface LimitsJournal {
  /**
   * Counts a try, or holds it up: then it is not counted. All in one transaction, so that of many at once each has a
   * number of its own, and one alone goes on after a pause.
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
  /** Keys that hold the try up while they are blocked. */
  readonly watched?: readonly string[];
}

/** A key that a try counts under, and what follows from its count. */
export interface CountedKey {
  readonly key: string;
  /** How long a count goes on from its first try; milliseconds. */
  readonly windowMs: number;
  /** Counts an accepted payment beside the tries, in the same window; by itself it blocks nothing. */
  readonly isAccepted?: boolean;
  /** How long this try blocks the key; milliseconds, 0 within its limit. Depends on its input alone. */
  readonly pauseAfter?: (count: Count) => number;
  /** True when the key holds up a try beyond its limit: unless a pause has ended, after which one goes on. */
  readonly mayHold?: boolean;
}

/** What stands under one key within its window, this try included. */
export interface Count {
  readonly tries: number;
  readonly accepted: number;
}

/** A key that a try has blocked. */
export interface Passed extends Count {
  readonly key: string;
  readonly pauseMs: number;
}

/** What became of a try. */
export interface Counted {
  /** The keys that hold the try up, and until when: when there is one, it was not counted. */
  readonly blockedUntil: ReadonlyMap<string, number>;
  /** For each counted key what stands under it; [] when the try was not counted. */
  readonly counts: readonly Count[];
  /** The keys that this try has blocked, counted or not. */
  readonly passed: readonly Passed[];
}
