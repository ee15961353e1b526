/** When the rows of a table are due, so that a lease need not look at the rows that wait for nothing. */
export interface DueIndex {
  /** Notes when a row is due, or that it is not to be. */
  put(key: string, at: number | undefined): void;
  /** The keys of what is due, what has been due for longest first. */
  due(now: number, limit: number): readonly string[];
  /** The keys of all that is due at some time. */
  keys(): IterableIterator<string>;
}

export function createDueIndex(): DueIndex {
  const times = new Map<string, number>();
  return {
    put(key, at) {
      if (at === undefined) times.delete(key);
      else times.set(key, at);
    },
    due(now, limit) {
      const due: { readonly key: string; readonly at: number }[] = [];
      for (const [key, at] of times) if (isDue(at, now)) due.push({ key, at });
      if (due.length > 1) due.sort((one, other) => one.at - other.at);
      return due.slice(0, limit).map(({ key }) => key);
    },
    keys: () => times.keys(),
  };
}

const farAheadMs = 24 * 3_600_000;

/** True when due, or set so far ahead that only a wrong clock can have done it. */
export function isDue(at: number | undefined, now: number): at is number {
  return at !== undefined && (at <= now || at > now + farAheadMs);
}
