import type { AttemptState } from "../../domain/attempt.js";
import type { Period, StateCounts } from "../search-journal.js";
import type { Batch } from "./batch.js";
import { listQuery } from "./list-statement.js";
import { rangeOf } from "./search-range.js";
import { isPayingRow, stateUnderWay } from "./search-operations.js";
import { searchedStates } from "./search-rows.js";

/** Number of rows in a state. PostgreSQL returns it as text. */
interface Counted {
  readonly state: AttemptState;
  readonly attempts: number | string;
}

const columns = { state: "text", low: "text", high: "text" } as const;
// Answered from an index, without reading the table.
const countEnded = listQuery<typeof columns, Counted>(
  columns,
  (given) =>
    `select state, (
       select count(*) from search_index where search_index.state = given.state
         and search_index.reference >= given.low and search_index.reference < given.high
     ) as attempts from ${given}`,
);
const countUnderWay = listQuery<typeof columns, Counted>(
  columns,
  (given) =>
    `with due as (
       select reference from search_index where state = 'opened'
         and reference >= (select low from ${given}) and reference < (select high from ${given})
     )
     select state, count(*) as attempts from attempts where reference in (select reference from due) group by state
     union all
     select ${stateUnderWay} as state, count(*) as attempts from due
     join operations on operations.reference = due.reference and ${isPayingRow} group by 1`,
);

const ended = searchedStates.filter((state) => state !== "opened");

/** Counts the attempts of a period by state. The states of those under way are read from their own tables. */
export async function countStates(batch: Batch, period: Period): Promise<StateCounts> {
  const range = rangeOf(period);
  const [over, underWay] = await Promise.all([
    countEnded(
      batch,
      ended.map((state) => ({ state, ...range })),
    ),
    countUnderWay(batch, [{ state: "opened", ...range }]),
  ]);
  const counts = new Map<AttemptState, number>();
  for (const { state, attempts } of [...over, ...underWay]) {
    counts.set(state, (counts.get(state) ?? 0) + Number(attempts));
  }
  return Object.fromEntries([...counts].filter(([, attempts]) => attempts > 0));
}
