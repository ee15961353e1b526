import type { Count, Try } from "./limits-journal.js";
import { listQuery, namesOf } from "./list-statement.js";
import type { Batch } from "./sql-batch.js";
import type { LimitRow } from "./tables.js";

/** What tries have been counted under, key by key. */
export interface AddedTries {
  /** The count of the next try under a key: each has a number of its own. */
  next(key: string): Count;
  /** The count under a key as it stands, without another try. */
  standing(key: string): Count;
}

/** Adds what all of these tries count; gives out the numbers. */
export async function addTries(batch: Batch, tries: readonly Try[]): Promise<AddedTries> {
  const added = new Map<string, LimitRow>();
  const byWindow = new Map<number, Set<string>>();
  for (const { now, counted } of tries) {
    for (const { key, windowMs, isAccepted = false } of counted) {
      const { count = 0, accepted = 0 } = added.get(key) ?? {};
      added.set(key, {
        key,
        count: count + (isAccepted ? 0 : 1),
        accepted: accepted + (isAccepted ? 1 : 0),
        since: now,
        blocked_until: 0,
      });
      byWindow.set(windowMs, (byWindow.get(windowMs) ?? new Set()).add(key));
    }
  }
  const standing = new Map<string, Count>();
  const count = async ([windowMs, keys]: [number, Set<string>]) => {
    // In one order for all, as the windows are: two that count under the same keys never wait for each other.
    const rows = [...keys].sort().flatMap((key) => added.get(key) ?? []);
    for (const row of await countWithin(windowMs)(batch, rows)) {
      const before = Number(row.count) - (added.get(row.key)?.count ?? 0);
      standing.set(row.key, { tries: before, accepted: Number(row.accepted) });
    }
  };
  const windows = [...byWindow].sort(([one], [other]) => one - other);
  await Promise.all(windows.map(count));
  const standingOf = (key: string) => standing.get(key) ?? { tries: 0, accepted: 0 };
  return {
    next(key) {
      const { tries: before, accepted } = standingOf(key);
      const next = { tries: before + 1, accepted };
      standing.set(key, next);
      return next;
    },
    standing: standingOf,
  };
}

const limitColumns = {
  key: "text",
  count: "bigint",
  accepted: "bigint",
  since: "bigint",
  blocked_until: "bigint",
} as const;
type CountWithin = ReturnType<
  typeof listQuery<typeof limitColumns, Pick<LimitRow, "key" | "count" | "accepted">>
>;
const countsByWindow = new Map<number, CountWithin>();

/** The statement that counts tries within a window; the rules of a shop have a handful of windows. */
function countWithin(windowMs: number): CountWithin {
  // Endless is a number to JavaScript, and no word of SQL.
  const whole = Math.min(Math.ceil(windowMs), Number.MAX_SAFE_INTEGER);
  const isOver = `limits.since <= excluded.since - ${whole}`;
  const known =
    countsByWindow.get(windowMs) ??
    listQuery(
      limitColumns,
      (given) =>
        `insert into limits (${namesOf(limitColumns)}) select ${namesOf(limitColumns)} from ${given} where true
         on conflict (key) do update set
           count = case when ${isOver} then excluded.count else limits.count + excluded.count end,
           accepted = case when ${isOver} then excluded.accepted else limits.accepted + excluded.accepted end,
           since = case when ${isOver} then excluded.since else limits.since end
         returning key, count, accepted`,
    );
  countsByWindow.set(windowMs, known);
  return known;
}
