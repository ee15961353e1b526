import type { AttemptState } from "../../domain/attempt.js";
import type { Period, StateCounts } from "../search-journal.js";
import type { Batch } from "../engine/batch.js";
import { listQuery } from "../engine/list-statement.js";
import { rangeOf } from "./search-range.js";
import { listedStates, statesUnderWay } from "./search-rows.js";

/** A number of payments, which PostgreSQL returns as text. */
interface Counted {
  /** Which: all attempts; attempts in a state that is not `accepted`; payments in a state that staff have taken. */
  readonly among: "all" | "attempts" | "taken";
  /** Empty for all attempts. */
  readonly state: AttemptState | "";
  readonly payments: number | string;
}

const columns = { low: "text", high: "text" } as const;
// One statement, so that all numbers are of one moment. They are counted in indexes; only the rows of attempts that are
// checked are read.
const countAll = listQuery<typeof columns, Counted>(columns, (given) => {
  const inPeriod = `reference >= (select low from ${given}) and reference < (select high from ${given})`;
  const all = ["attempts", "archive"].map(
    (table) => `select 'all' as among, '' as state, count(*) as payments from ${table} where ${inPeriod}`,
  );
  const listed = listedStates.map(
    (state) =>
      `select 'attempts', '${state}', count(*) from search_states where state = '${state}' and ${inPeriod}`,
  );
  const underWay = `select 'attempts', state, count(*) from attempts
     where reference in (select reference from due_checks where ${inPeriod})
       and state in (${statesUnderWay.map((state) => `'${state}'`).join(", ")}) group by state`;
  const taken = `select 'taken', state, count(*) from taken_payments where ${inPeriod} group by state`;
  return [...all, ...listed, underWay, taken].join("\nunion all ");
});

/** Counts the payments of a period by state. Of all attempts, those in no other state are accepted. */
export async function countStates(batch: Batch, period: Period): Promise<StateCounts> {
  const rows = await countAll(batch, [rangeOf(period)]);
  const counts = new Map<AttemptState, number>();
  const add = (state: AttemptState, payments: number) =>
    counts.set(state, (counts.get(state) ?? 0) + payments);
  for (const { among, state, payments } of rows) {
    if (state !== "") add(state, Number(payments));
    if (among === "all") add("accepted", Number(payments));
    if (among === "attempts") add("accepted", -Number(payments));
  }
  return Object.fromEntries([...counts].filter(([, payments]) => payments > 0));
}
