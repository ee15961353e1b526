/** Counters of tries by key, in the journal's database. */
export interface LimitsJournal {
  /** Counts a try, unless one of its watched keys is blocked. */
  count(tries: Try): Promise<Counted>;
  block(key: string, until: number): Promise<void>;
  /** The latest moment until which one of the keys is blocked; 0 when none is. */
  blockedUntil(keys: readonly string[]): Promise<number>;
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
}

/** What became of a try. */
export interface Counted {
  /** The latest moment until which a watched key is blocked; after `now` only when the try was not counted. */
  readonly blockedUntil: number;
  /** For each counted key the number within its window, this try included; [] when it was not counted. */
  readonly counts: readonly number[];
}
