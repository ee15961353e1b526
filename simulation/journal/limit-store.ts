import type { Counted, Try } from "../engine.js";
import { createTable, type UndoLog } from "./table.js";

interface LimitRow {
  readonly key: string;
  readonly count: number;
  readonly since: number;
  readonly blockedUntil: number;
}

/** The counters of a journal in memory: each function is one transaction of the database. */
export function createLimitStore(log: UndoLog) {
  const limits = createTable<LimitRow>(log);
  const blockedUntil = (keys: readonly string[]) =>
    keys.reduce((latest, key) => Math.max(latest, limits.get(key)?.blockedUntil ?? 0), 0);

  return {
    count({ now, counted, watched = [] }: Try): Counted {
      const blocked = blockedUntil(watched);
      if (blocked > now) return { blockedUntil: blocked, counts: [] };
      const counts = counted.map(({ key, windowMs }) => {
        const row = limits.get(key);
        const isFresh = row === undefined || row.since <= now - Math.ceil(windowMs);
        const count = isFresh ? 1 : row.count + 1;
        const since = isFresh ? now : row.since;
        limits.set(key, { key, count, since, blockedUntil: row?.blockedUntil ?? 0 });
        return count;
      });
      return { blockedUntil: blocked, counts };
    },
    block(key: string, until: number): void {
      const row = limits.get(key);
      if (row) limits.set(key, { ...row, blockedUntil: until });
    },
    blockedUntil,
    forget(before: number): void {
      for (const { key, since, blockedUntil: until } of limits.values()) {
        if (since < before && until < before) limits.delete(key);
      }
    },
  };
}
