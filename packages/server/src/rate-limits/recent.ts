/** A bounded in-memory cache of the newest entries. */
export interface Recent {
  set(key: string, value: string): void;
  get(key: string): string | undefined;
  delete(key: string): void;
}

/** Keeps up to `size` entries, and evicts the oldest first. */
export function createRecent(size: number): Recent {
  const entries = new Map<string, string>();
  return {
    set(key, value) {
      // Delete and set again, so that it becomes the newest.
      entries.delete(key);
      entries.set(key, value);
      const [oldest] = entries.keys();
      if (entries.size > size && oldest !== undefined) entries.delete(oldest);
    },
    get: (key) => entries.get(key),
    delete: (key) => void entries.delete(key),
  };
}
