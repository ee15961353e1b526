import type { Kysely } from "kysely";
import type { Group } from "./group-commit.js";
import type { Counted, LimitsJournal, Try } from "./limits-journal.js";
import { listCommand, listQuery, namesOf } from "./list-statement.js";
import type { Batch } from "./sql-batch.js";
import { transact } from "./sql-dialect.js";
import type { JournalTables, LimitRow } from "./tables.js";

/** The limits' part of the journal over a database. */
export function createSqlLimits(db: Kysely<JournalTables>, group: Group): LimitsJournal {
  const readBlocks = group.read(async (batch, lists: readonly (readonly string[])[]) => {
    const blocked = await blockedKeys(batch, lists.flat());
    return lists.map((keys) => latest(blocked, keys));
  });
  return {
    count: group.write(countTries),
    // Rare, and by itself: who holds one row for it waits for no other, and so nobody waits for him in a circle.
    block: (key, until) =>
      transact(db, async (transaction) => {
        await transaction
          .updateTable("limits")
          .set({ blocked_until: until })
          .where("key", "=", key)
          .execute();
      }),
    blockedUntil: async (keys) => (keys.length === 0 ? 0 : readBlocks(keys)),
    forget: (before) =>
      transact(db, async (transaction) => {
        await transaction
          .deleteFrom("limits")
          .where("since", "<", before)
          .where("blocked_until", "<", before)
          .execute();
      }),
  };
}

async function countTries(batch: Batch, tries: readonly Try[]): Promise<readonly Counted[]> {
  const watched = tries.flatMap((one) => one.watched ?? []);
  // Nearly none is blocked: all are counted at once, and what must not count is taken back.
  const [blocked, numbers] = await Promise.all([blockedKeys(batch, watched), addTries(batch, tries)]);
  const back = new Map<string, number>();
  const counted = tries.map((one) => {
    const blockedUntil = latest(blocked, one.watched ?? []);
    if (blockedUntil <= one.now) {
      return { blockedUntil, counts: one.counted.map(({ key }) => numbers.next(key)) };
    }
    for (const { key } of one.counted) back.set(key, (back.get(key) ?? 0) + 1);
    return { blockedUntil, counts: [] };
  });
  takeBack(
    batch,
    Array.from(back, ([key, count]) => ({ key, count })),
  );
  return counted;
}

const takeBack = listCommand(
  { key: "text", count: "bigint" },
  (given) =>
    `update limits set count = limits.count - given.count from ${given} where limits.key = given.key`,
);

/** Adds what all of these tries count; gives out the numbers, key by key. */
async function addTries(batch: Batch, tries: readonly Try[]): Promise<{ next(key: string): number }> {
  const added = new Map<string, LimitRow>();
  const byWindow = new Map<number, Set<string>>();
  for (const { now, counted } of tries) {
    for (const { key, windowMs } of counted) {
      added.set(key, { key, count: (added.get(key)?.count ?? 0) + 1, since: now, blocked_until: 0 });
      byWindow.set(windowMs, (byWindow.get(windowMs) ?? new Set()).add(key));
    }
  }
  const next = new Map<string, number>();
  const count = async ([windowMs, keys]: [number, Set<string>]) => {
    // In one order for all, as the windows are: two that count under the same keys never wait for each other.
    const rows = [...keys].sort().flatMap((key) => added.get(key) ?? []);
    for (const row of await countWithin(windowMs)(batch, rows)) {
      next.set(row.key, Number(row.count) - (added.get(row.key)?.count ?? 0) + 1);
    }
  };
  const windows = [...byWindow].sort(([one], [other]) => one - other);
  await Promise.all(windows.map(count));
  return {
    next(key) {
      const number = next.get(key) ?? 0;
      next.set(key, number + 1);
      return number;
    },
  };
}

const limitColumns = { key: "text", count: "bigint", since: "bigint", blocked_until: "bigint" } as const;
type CountWithin = ReturnType<typeof listQuery<typeof limitColumns, Pick<LimitRow, "key" | "count">>>;
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
           since = case when ${isOver} then excluded.since else limits.since end
         returning key, count`,
    );
  countsByWindow.set(windowMs, known);
  return known;
}

const selectBlocked = listQuery<{ key: "text" }, Pick<LimitRow, "key" | "blocked_until">>(
  { key: "text" },
  (given) =>
    `select key, blocked_until from limits where key in (select key from ${given}) and blocked_until > 0`,
);

async function blockedKeys(batch: Batch, keys: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await selectBlocked(
    batch,
    Array.from(new Set(keys), (key) => ({ key })),
  );
  return new Map(rows.map((row) => [row.key, Number(row.blocked_until)]));
}

function latest(blocked: ReadonlyMap<string, number>, keys: readonly string[]): number {
  return Math.max(0, ...keys.map((key) => blocked.get(key) ?? 0));
}
