import type { Count, Counted, CountedKey, Passed, Try } from "../engine.js";
import { createTable, type UndoLog } from "./table.js";

interface LimitRow extends Count {
  readonly key: string;
  readonly since: number;
  readonly blockedUntil: number;
}

interface UsedValue {
  readonly key: string;
  readonly until: number;
}

/** The counters of a journal in memory: each function is one transaction of the database. */
export interface LimitStore {
  count(given: Try): Counted;
  blockedUntil(keys: readonly string[]): ReadonlyMap<string, number>;
  block(key: string, until: number): void;
  use(key: string, until: number): boolean;
  forget(before: number): void;
  /** All counters and used values, for the invariants. */
  all(): readonly { readonly key: string }[];
}

export function createLimitStore(log: UndoLog): LimitStore {
  let oldestEver = Infinity;
  const limits = createTable<LimitRow>(log, (_key, row) => {
    if (row && row.since < oldestEver) oldestEver = row.since;
  });
  const uses = createTable<UsedValue>(log);
  const blocksOf = (keys: readonly string[], after: number) => {
    const blocks = keys.map((key) => [key, limits.get(key)?.blockedUntil ?? 0] as const);
    return new Map(blocks.filter(([, until]) => until > after));
  };

  /** The counter for a try: a new one when its window has ended. */
  function standing({ key, windowMs }: CountedKey, now: number): LimitRow {
    const row = limits.get(key);
    if (!row) return { key, tries: 0, accepted: 0, since: now, blockedUntil: 0 };
    return row.since <= now - Math.ceil(windowMs) ? { ...row, tries: 0, accepted: 0, since: now } : row;
  }

  /** Applies a key's limit to one more try: whether it is exceeded, and whether it blocks the try. */
  function judge(one: CountedKey, now: number): { passed?: Passed; heldUntil?: number } {
    const row = standing(one, now);
    const count = {
      tries: row.tries + (one.isAccepted ? 0 : 1),
      accepted: row.accepted + (one.isAccepted ? 1 : 0),
    };
    const pauseMs = one.isAccepted ? 0 : Math.ceil(one.pauseAfter?.(count) ?? 0);
    if (pauseMs <= 0) return {};
    const passed = { key: one.key, ...count, pauseMs };
    if (!one.mayHold) return { passed };
    // A block from an earlier window does not apply in this one.
    const blockedUntil = row.blockedUntil > row.since ? row.blockedUntil : 0;
    if (blockedUntil > now) return { heldUntil: blockedUntil };
    // After a block one try goes through, and the next block begins with it.
    return blockedUntil > 0 ? { passed } : { passed, heldUntil: now + pauseMs };
  }

  function block(key: string, until: number): void {
    const row = limits.get(key);
    if (row && row.blockedUntil < until) limits.set(key, { ...row, blockedUntil: until });
  }

  return {
    count({ now, counted, watched = [] }) {
      const watchedUntil = blocksOf(watched, now);
      if (watchedUntil.size > 0) return { blockedUntil: watchedUntil, counts: [], passed: [] };
      const judged = counted.map((one) => ({ one, ...judge(one, now) }));
      const held = judged.filter(({ heldUntil }) => heldUntil !== undefined);
      const passed = (held.length > 0 ? held : judged).flatMap((each) => each.passed ?? []);
      const counts = held.length > 0 ? [] : counted.map(add);
      for (const { key, pauseMs } of passed) {
        // A key that blocks its first try has no row yet.
        const one = counted.find((each) => each.key === key);
        if (one && !limits.get(key)) limits.set(key, standing(one, now));
        block(key, now + pauseMs);
      }
      const blockedUntil = new Map(held.map(({ one, heldUntil = 0 }) => [one.key, heldUntil]));
      return { blockedUntil, counts, passed };

      function add(one: CountedKey): Count {
        const row = standing(one, now);
        const tries = row.tries + (one.isAccepted ? 0 : 1);
        const accepted = row.accepted + (one.isAccepted ? 1 : 0);
        limits.set(one.key, { ...row, tries, accepted });
        return { tries, accepted };
      }
    },
    blockedUntil: (keys) => blocksOf(keys, 0),
    block,
    all: () => [...limits.values(), ...uses.values()],
    use(key, until) {
      if (uses.get(key)) return false;
      uses.set(key, { key, until });
      return true;
    },
    forget(before) {
      for (const { key, until } of uses.values()) if (until < before) uses.delete(key);
      // A server asks for it in each round, and counters are kept for longer than most runs take.
      if (before <= oldestEver) return;
      for (const { key, since, blockedUntil } of limits.values()) {
        if (since < before && blockedUntil < before) limits.delete(key);
      }
    },
  };
}
