/** A change of a fraud list that the gateway has carried out. */
export interface ListChange {
  readonly at: number;
  readonly kind: "add" | "remove";
  /** List, level and element. */
  readonly entry: string;
}

/** The gateway's fraud lists, and everything that was done to them. */
export interface FraudLists {
  readonly changes: readonly ListChange[];
  /** False when it was there already. */
  add(entry: string): boolean;
  /** False when it was not there. */
  remove(entry: string): boolean;
}

export function createFraudLists(now: () => number): FraudLists {
  const entries = new Set<string>();
  const changes: ListChange[] = [];
  const note = (kind: ListChange["kind"], entry: string) => void changes.push({ at: now(), kind, entry });
  return {
    changes,
    add(entry) {
      if (entries.has(entry)) return false;
      entries.add(entry);
      note("add", entry);
      return true;
    },
    remove(entry) {
      if (!entries.delete(entry)) return false;
      note("remove", entry);
      return true;
    },
  };
}

/** An element on a list. */
export function entryOf(list: string, level: string, value: string): string {
  return `${list} ${level} ${value}`;
}
