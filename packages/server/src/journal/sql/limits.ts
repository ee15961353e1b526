import type { Group } from "../engine/group-commit.js";
import { openLimitCounters } from "./limit-counters.js";
import type { Counted, LimitsJournal, Try } from "../limits-journal.js";
import { listCommand, listQuery } from "../engine/list-statement.js";
import { addTries } from "./add-tries.js";
import { createDeletion } from "./delete-old-rows.js";
import type { Batch } from "../engine/batch.js";
import type { Database } from "../engine/database.js";
import { usedValueColumns, type LimitRow, type UsedValueRow } from "./tables.js";

/** The rate limit counters of a journal in a database. */
export function createSqlLimits(
  database: Database,
  group: Group,
  count: LimitsJournal["count"],
): LimitsJournal {
  const readBlocks = group.read(async (batch, lists: readonly (readonly string[])[]) => {
    const blocked = await blockedKeys(batch, lists.flat());
    return lists.map((keys) => among(blocked, keys));
  });
  return {
    count,
    blockedUntil: async (keys) => (keys.length === 0 ? new Map() : readBlocks(keys)),
    use: (key, until) =>
      database.transact(async (batch) => (await insertUse(batch, [{ key, used_until: until }])).length === 1),
    forget: (before) => deleteExpired(database, before),
  };
}

/** True for a try that counts only accepted payments: it is never blocked, and blocks nothing. */
export function isAcceptedAlone({ counted, watched = [] }: Try): boolean {
  return watched.length === 0 && counted.every(({ isAccepted }) => isAccepted);
}

/** Counts such tries; the counts may be read after the commit. */
export function countAccepted(batch: Batch, tries: readonly Try[]): () => readonly Counted[] {
  const added = addTries(batch, tries);
  return () => {
    const counters = openLimitCounters(added().standing);
    return tries.map((one) => counters.count(one, new Map()));
  };
}

/** Counts tries in the caller's transaction. */
export async function countTries(batch: Batch, tries: readonly Try[]): Promise<readonly Counted[]> {
  const watched = tries.flatMap((one) => one.watched ?? []);
  // Hardly any try is blocked: all are counted at first, and blocked ones are subtracted again.
  const adding = addTries(batch, tries);
  const [blocked] = await Promise.all([blockedKeys(batch, watched), batch.send()]);
  const { added, standing } = adding();
  const counters = openLimitCounters(standing);
  const counted = tries.map((one) => counters.count(one, among(blocked, one.watched ?? [], one.now)));
  const back = Array.from(added, ([key, { count }]) => ({
    key,
    count: count - (counters.taken.get(key) ?? 0),
  }));
  // This transaction has locked all of these rows already, so these updates do not wait.
  takeBack(
    batch,
    back.filter(({ count }) => count > 0),
  );
  blockKeys(
    batch,
    Array.from(counters.blocks, ([key, until]) => ({ key, blocked_until: until })),
  );
  return counted;
}

const takeBack = listCommand(
  { key: "text", count: "bigint" },
  (given) =>
    `update limits set count = limits.count - given.count from ${given} where limits.key = given.key`,
);

const blockKeys = listCommand(
  { key: "text", blocked_until: "bigint" },
  (given) =>
    `update limits set blocked_until = given.blocked_until from ${given}
     where limits.key = given.key and limits.blocked_until < given.blocked_until`,
);

const deleteExpired = createDeletion(
  [
    {
      table: "limits",
      key: "key",
      by: "since",
      isOld: (before) => `since < ${before} and blocked_until < ${before}`,
    },
    { table: "used_values", key: "key", by: "used_until", isOld: (before) => `used_until < ${before}` },
  ],
  1_000,
);

// SQLite parses `on conflict` as the `on` of a join unless there is a `where`.
const insertUse = listQuery<typeof usedValueColumns, Pick<UsedValueRow, "key">>(
  usedValueColumns,
  (given) =>
    `insert into used_values (key, used_until) select key, used_until from ${given} where true
     on conflict (key) do nothing returning key`,
);

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

/** The keys that are blocked beyond `after`. */
function among(
  blocked: ReadonlyMap<string, number>,
  keys: readonly string[],
  after = 0,
): ReadonlyMap<string, number> {
  const found = keys.map((key) => [key, blocked.get(key) ?? 0] as const);
  return new Map(found.filter(([, until]) => until > after));
}
