import type { StandingCounter } from "./limit-counters.js";
import type { Try } from "../limits-journal.js";
import type { Batch } from "../engine/batch.js";
import { namesOf } from "../engine/columns.js";
import { listCommand } from "../engine/list-statement.js";
import { limitColumns, type LimitRow } from "./tables.js";

/** What was added to the counters, and their values without it. */
export interface AddedTries {
  readonly added: ReadonlyMap<string, LimitRow>;
  standing(key: string): StandingCounter;
}

/**
 * Adds everything that these tries may count, which locks the rows of their keys until the transaction ends. Returns a
 * function that reads the counters, for use once the statements are answered.
 */
export function addTries(batch: Batch, tries: readonly Try[]): () => AddedTries {
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
  const windows = [...byWindow].sort(([one], [other]) => one - other);
  const answers = windows.map(([windowMs, keys]) => {
    // Sorted, like the windows, so that transactions that count under the same keys do not deadlock.
    const rows = [...keys].sort().flatMap((key) => added.get(key) ?? []);
    return addWithin(windowMs)(batch, rows);
  });
  return () => {
    const standing = new Map(
      answers.flatMap((rows) =>
        rows().map((row) => [row.key, withoutTries(row, added.get(row.key))] as const),
      ),
    );
    return { added, standing: (key) => standing.get(key) ?? { tries: 0, accepted: 0, blockedUntil: 0 } };
  };
}

function withoutTries(row: LimitRow, added: LimitRow | undefined): StandingCounter {
  const blockedUntil = Number(row.blocked_until);
  return {
    tries: Number(row.count) - (added?.count ?? 0),
    accepted: Number(row.accepted),
    blockedUntil: blockedUntil > Number(row.since) ? blockedUntil : 0,
  };
}

type AddWithin = ReturnType<typeof listCommand<typeof limitColumns, LimitRow>>;
const addsByWindow = new Map<number, AddWithin>();

/** The statement that counts tries within a window, built once per window: a shop's rules have only a handful. */
function addWithin(windowMs: number): AddWithin {
  // A window may be `Infinity`, which SQL would read as the name of a column.
  const whole = Math.min(Math.ceil(windowMs), Number.MAX_SAFE_INTEGER);
  const isOver = `limits.since <= excluded.since - ${whole}`;
  const known =
    addsByWindow.get(windowMs) ??
    listCommand<typeof limitColumns, LimitRow>(
      limitColumns,
      (given) =>
        `insert into limits (${namesOf(limitColumns)}) select ${namesOf(limitColumns)} from ${given} where true
         on conflict (key) do update set
           count = case when ${isOver} then excluded.count else limits.count + excluded.count end,
           accepted = case when ${isOver} then excluded.accepted else limits.accepted + excluded.accepted end,
           since = case when ${isOver} then excluded.since else limits.since end
         returning ${namesOf(limitColumns)}`,
    );
  addsByWindow.set(windowMs, known);
  return known;
}
