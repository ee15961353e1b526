import type { Store } from "../store/store.js";

/** Names that count once: ids of payloads, numbers of invoices. */
export interface UsedOnce {
  /** Uses a name up; false when it was used before. */
  use(...name: readonly string[]): boolean;
  reset(): void;
}

export function createUsedOnce(store: Store, kind: string): UsedOnce {
  const used = store.collection<true>(kind);
  return {
    use(...name) {
      const key = name.join(" ");
      if (used.has(key)) return false;
      used.set(key, true);
      return true;
    },
    reset: () => used.clear(),
  };
}
