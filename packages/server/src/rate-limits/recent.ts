/** A bounded in-memory cache of the newest entries. */
export interface Recent<V = string> {
  set(key: string, value: V): void;
  get(key: string): V | undefined;
  delete(key: string): void;
}

/**
 * Keeps up to `size` entries, the newest half of them for certain. They are dropped by halves: a Map that loses its
 * oldest entry each time walks over thousands of gaps to find the next one.
 */
export function createRecent<V = string>(size: number): Recent<V> {
  let newer = new Map<string, V>();
  let older = new Map<string, V>();
  return {
    set(key, value) {
      if (newer.size >= size / 2 && !newer.has(key)) [older, newer] = [newer, new Map()];
      newer.set(key, value);
    },
    get: (key) => newer.get(key) ?? older.get(key),
    delete(key) {
      newer.delete(key);
      older.delete(key);
    },
  };
}
