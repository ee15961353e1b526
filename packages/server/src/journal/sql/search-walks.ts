import type { Batch } from "./batch.js";
import { namesOf, type ColumnType } from "./columns.js";
import type { SqlDialect } from "./dialect.js";
import { listQuery } from "./list-statement.js";
import { isPayingRow, stateUnderWay } from "./search-operations.js";
import { searchedStates } from "./search-rows.js";
import { searchIndexColumns, type SearchIndexRow } from "./tables.js";

/*
 * Statements that read an index from the newest attempt on. Each reads no more rows than it returns: where there is a
 * subquery, it has the limit.
 */

const rangeColumns = { low: "text", high: "text", most: "bigint" } as const;
const names = namesOf(searchIndexColumns);

/** Attempts with this value in `column`. */
const walkBy = <T extends ColumnType>(column: string, value: T) =>
  listQuery<typeof rangeColumns & { readonly value: T }, SearchIndexRow>(
    { ...rangeColumns, value },
    (given, dialect) =>
      `select ${names} from ${newest("search_index", { [column]: valueOf(given) }, given, dialect)}`,
  );

/** Attempts by state; `opened` stands for all that are under way. */
export const walkByState = walkBy("state", "text");
/** Attempts by amount. */
export const walkByAmount = walkBy("amount_minor", "bigint");

/** All attempts. */
export const walkAll = listQuery<typeof rangeColumns, SearchIndexRow>(
  rangeColumns,
  (given, dialect) => `select ${names} from ${newest("search_index", {}, given, dialect)}`,
);

const byText = { ...rangeColumns, value: "text" } as const;

// One index serves a payment method with and without a state: without, the newest of each state are merged.
const ofMethodInState = (state: string, given: string, dialect: SqlDialect) =>
  newest("search_index", { payment_method: valueOf(given), state }, given, dialect);

/** Attempts by payment method. */
export const walkByMethod = listQuery<typeof byText, SearchIndexRow>(byText, (given, dialect) => {
  const ofStates = searchedStates.map(
    (state) =>
      `select ${names} from (select ${names} from ${ofMethodInState(`'${state}'`, given, dialect)}) as due`,
  );
  return `${ofStates.join("\nunion all ")} order by reference desc limit (select most from ${given})`;
});

const byMethodAndState = { ...byText, state: "text" } as const;

/** Attempts by payment method and state; `opened` stands for all that are under way. */
export const walkByMethodAndState = listQuery<typeof byMethodAndState, SearchIndexRow>(
  byMethodAndState,
  (given, dialect) =>
    `select ${names} from ${ofMethodInState(`(select state from ${given})`, given, dialect)}`,
);

/** Attempts under way, with their current states; `value` is `opened`. */
export const walkUnderWay = listQuery<typeof byText, SearchIndexRow>(
  byText,
  (given, dialect) =>
    `with due as (
       select ${names} from ${newest("search_index", { state: valueOf(given) }, given, dialect)}
     )
     select ${names} from attempts where reference in (select reference from due)
     union all
     select due.reference, ${stateUnderWay} as state, payment_method, amount_minor from due
     join operations on operations.reference = due.reference and ${isPayingRow}
     order by reference desc`,
);

/** Attempts with this value in `column` of another table. */
const walkVia = (table: string, column: string) =>
  listQuery<typeof byText, SearchIndexRow>(
    byText,
    (given, dialect) =>
      `select ${names} from search_index where reference in (
         select reference from ${newest(table, { [column]: valueOf(given) }, given, dialect)}
       ) order by reference desc`,
  );

/** Payments that wait to be validated. */
export const walkCapturesDue = listQuery<typeof rangeColumns, SearchIndexRow>(
  rangeColumns,
  (given, dialect) =>
    `select ${names} from search_index where reference in (
       select reference from ${newest("captures_due", {}, given, dialect)}
     ) order by reference desc`,
);

const selectOne = listQuery<typeof byText, SearchIndexRow>(
  byText,
  (given) =>
    `select ${names} from search_index
     where reference in (select value from ${given} where value >= low and value < high)`,
);
// Both tables that attempts are kept in have an index by order.
const textQuestions = [
  selectOne,
  walkVia("attempts", "order_id"),
  walkVia("archive", "order_id"),
  walkVia("search_terms", "term"),
];

/** Attempts by reference, order id or search term. */
export async function walkByText(
  batch: Batch,
  value: string,
  range: { readonly low: string; readonly high: string; readonly most: number },
): Promise<readonly SearchIndexRow[]> {
  const found = await Promise.all(textQuestions.map((ask) => ask(batch, [{ ...range, value }])));
  const all = new Map(found.flat().map((row) => [row.reference, row]));
  return [...all.values()]
    .sort((one, other) => (one.reference < other.reference ? 1 : -1))
    .slice(0, range.most);
}

function valueOf(given: string): string {
  return `(select value from ${given})`;
}

/**
 * The newest rows with these values, for an index over these columns and the reference. PostgreSQL plans without
 * knowing the values, and would sometimes read the primary key backwards and filter, which takes ever longer for a rare
 * value. Ordered by the first column as well, the rows come from that index alone.
 */
function newest(
  table: string,
  values: { readonly [column: string]: string },
  given: string,
  dialect: SqlDialect,
): string {
  const equalities = Object.entries(values).map(([column, value], index) =>
    index === 0 ? dialect.equalsFirst(column, value) : `${column} = ${value}`,
  );
  const range = [`reference >= (select low from ${given})`, `reference < (select high from ${given})`];
  const order = [...Object.keys(values), "reference"].map((column) => `${column} desc`);
  return `${table} where ${[...equalities, ...range].join(" and ")}
     order by ${order.join(", ")} limit (select most from ${given})`;
}
