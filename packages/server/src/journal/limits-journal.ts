/** Counters of tries by key, and values that were used, in the journal's database. */
export interface LimitsJournal {
  /**
   * Counts a try, unless one of its keys blocks it. All in one transaction, so that each of many concurrent tries gets
   * its own number, and only one goes through after a block ends.
   */
  count(tries: Try): Promise<Counted>;
  /** Until when each of these keys is or was blocked; keys never blocked are left out. */
  blockedUntil(keys: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /**
   * True for the first use of a key, on any server, and false for all later ones; it is kept until then, in
   * milliseconds since 1970. Unlike counters, uses survive a crash of the database.
   */
  use(key: string, until: number): Promise<boolean>;
  /** Deletes counters whose window began before, and uses that were kept until then; blocked counters stay. */
  forget(before: number): Promise<void>;
}

/** A try, and the keys it counts under. */
export interface Try {
  readonly now: number;
  readonly counted: readonly CountedKey[];
  /** Keys that block the try while they are blocked themselves. */
  readonly watched?: readonly string[];
}

/** A key that a try counts under, and its rule. */
export interface CountedKey {
  readonly key: string;
  /** Length of the window, from its first try; milliseconds. */
  readonly windowMs: number;
  /** Counts an accepted payment separately, in the same window; this by itself blocks nothing. */
  readonly isAccepted?: boolean;
  /** Up to this many tries, however many payments were accepted, `pauseAfter` returns 0. Default: 0. */
  readonly free?: number;
  /** How long this try blocks the key; milliseconds, 0 within its limit. Depends on its input alone. */
  readonly pauseAfter?: (count: Count) => number;
  /** True when the key rejects a try beyond its limit. After a block has ended, one try goes through. */
  readonly mayHold?: boolean;
}

/** The counts under one key within its window, this try included. */
export interface Count {
  readonly tries: number;
  readonly accepted: number;
}

/** A key that a try has blocked. */
export interface Passed extends Count {
  readonly key: string;
  readonly pauseMs: number;
}

/** The result of counting a try. */
export interface Counted {
  /** The keys that block the try, and until when; if there is one, the try was not counted. */
  readonly blockedUntil: ReadonlyMap<string, number>;
  /** The counts of each key; [] when the try was not counted. */
  readonly counts: readonly Count[];
  /** The keys that this try has blocked, counted or not. */
  readonly passed: readonly Passed[];
}
