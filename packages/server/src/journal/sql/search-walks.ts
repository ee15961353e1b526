import type { Batch } from "../engine/batch.js";
import { namesOf, type ColumnType } from "../engine/columns.js";
import type { SqlDialect } from "../engine/dialect.js";
import { listQuery } from "../engine/list-statement.js";
import { searchedColumns, type SearchedRow } from "./tables.js";
import { termKindOf, type TermKind } from "./term-rows.js";

/*
 * Statements that read indexes from the newest payment on. Each reads no more rows than it returns: where there is a
 * subquery, it has the limit.
 */

const names = namesOf(searchedColumns);
const rangeColumns = { low: "text", high: "text", most: "bigint" } as const;
const valueColumns = { ...rangeColumns, value: "text" } as const;
// A payment is in exactly one of these tables; the last one is for those that staff take.
const tablesOfAttempts = ["attempts", "archive"];
const tables = [...tablesOfAttempts, "taken_payments"];

/** All payments. */
export const walkAll = listQuery<typeof rangeColumns, SearchedRow>(rangeColumns, (given, dialect) =>
  merged(
    tables.map((table) => newest(names, table, {}, given, dialect)),
    given,
  ),
);

/** Payments with this value in `column`, in all tables that have the column. */
const walkBy = <T extends ColumnType>(column: string, value: T, among = tables) =>
  listQuery<typeof rangeColumns & { readonly value: T }, SearchedRow>(
    { ...rangeColumns, value },
    (given, dialect) =>
      merged(
        among.map((table) => newest(names, table, { [column]: valueOf(given) }, given, dialect)),
        given,
      ),
  );

/** Payments by payment method. */
export const walkByMethod = walkBy("payment_method", "text");
/** Payments by amount. */
export const walkByAmount = walkBy("amount_minor", "bigint");

/** Payments in one of `listedStates`. */
export const walkByState = listQuery<typeof valueColumns, SearchedRow>(valueColumns, (given, dialect) => {
  const listed = newest("reference", "search_states", { state: valueOf(given) }, given, dialect);
  return merged([...rowsOf(listed, tablesOfAttempts), takenInState(given, dialect)], given);
});

const methodColumns = { ...valueColumns, method: "text" } as const;

/** Payments by payment method, in one of `listedStates`; those that staff take, in any state. */
export const walkByMethodAndState = listQuery<typeof methodColumns, SearchedRow>(
  methodColumns,
  (given, dialect) => {
    const method = `(select method from ${given})`;
    const values = { payment_method: method, state: valueOf(given) };
    const listed = newest("reference", "search_states", values, given, dialect);
    const taken = newest(names, "taken_payments", { payment_method: method }, given, dialect);
    return merged([...rowsOf(listed, tablesOfAttempts), taken], given);
  },
);

/** All attempts that are checked, and payments in this state that staff take. */
export const walkChecked = listQuery<typeof valueColumns, SearchedRow>(valueColumns, (given, dialect) => {
  const checked = newest("reference", "due_checks", {}, given, dialect);
  return merged([...rowsOf(checked, ["attempts"]), takenInState(given, dialect)], given);
});

function takenInState(given: string, dialect: SqlDialect): string {
  return newest(names, "taken_payments", { state: valueOf(given) }, given, dialect);
}

/** Payments that wait to be validated. */
export const walkCapturesDue = listQuery<typeof rangeColumns, SearchedRow>(rangeColumns, (given, dialect) =>
  merged(rowsOf(newest("reference", "captures_due", {}, given, dialect), tables), given),
);

const walkOrder = walkBy("order_id", "text", tablesOfAttempts);
const selectOne = listQuery<typeof valueColumns, SearchedRow>(valueColumns, (given) =>
  merged(rowsOf(`select value from ${given} where value >= low and value < high`, tables), given),
);
const walkTerms = (kind: TermKind) =>
  listQuery<typeof valueColumns, SearchedRow>(valueColumns, (given, dialect) =>
    merged(
      rowsOf(newest("reference", "search_terms", { [kind]: valueOf(given) }, given, dialect), tables),
      given,
    ),
  );
const walkTermsOf = { text: walkTerms("text"), card: walkTerms("card"), card_end: walkTerms("card_end") };

/** Payments by reference, order id or search term. */
export async function walkByText(
  batch: Batch,
  value: string,
  range: { readonly low: string; readonly high: string; readonly most: number },
): Promise<readonly SearchedRow[]> {
  const walks = [selectOne, walkOrder, walkTermsOf[termKindOf(value)]];
  const found = await Promise.all(walks.map((walk) => walk(batch, [{ ...range, value }])));
  const all = new Map(found.flat().map((row) => [row.reference, row]));
  return [...all.values()]
    .sort((one, other) => (one.reference < other.reference ? 1 : -1))
    .slice(0, range.most);
}

function valueOf(given: string): string {
  return `(select value from ${given})`;
}

/** The rows of these references in each of the tables. */
function rowsOf(references: string, among: readonly string[]): readonly string[] {
  return among.map(
    (table) => `select ${names} from ${table} where reference in (select * from (${references}) as due)`,
  );
}

/** The newest rows of several queries. */
function merged(parts: readonly string[], given: string): string {
  const all = parts.map((part) => `select ${names} from (${part}) as due`);
  return `${all.join("\nunion all ")}\norder by reference desc limit (select most from ${given})`;
}

/**
 * The newest rows with these values, for an index over these columns and the reference. PostgreSQL plans without
 * knowing the values, and would sometimes read the primary key backwards and filter, which takes ever longer for a rare
 * value. Ordered by the first column as well, the rows come from that index alone.
 */
function newest(
  columns: string,
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
  return `select ${columns} from ${table} where ${[...equalities, ...range].join(" and ")}
     order by ${order.join(", ")} limit (select most from ${given})`;
}
