/** What this process remembers for a while: the newest entries, in memory alone. */
export interface Recent {
  set(key: string, value: string): void;
  get(key: string): string | undefined;
  delete(key: string): void;
}

/** Remembers as many entries as `size`, and forgets the oldest first. */
export function createRecent(size: number): Recent {
  const entries = new Map<string, string>();
  return {
    set(key, value) {
      // Set anew it is the newest.
      entries.delete(key);
      entries.set(key, value);
      const [oldest] = entries.keys();
      if (entries.size > size && oldest !== undefined) entries.delete(oldest);
    },
    get: (key) => entries.get(key),
    delete: (key) => void entries.delete(key),
  };
}
