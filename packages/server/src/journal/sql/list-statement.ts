import type { Batch, Statement } from "./batch.js";
import { namesOf, type Columns, type RowOf } from "./columns.js";
import type { SqlDialect } from "./dialect.js";

/** A statement in SQL that both databases know; `given` is the table of the rows that come with it. */
type Text = (given: string, dialect: SqlDialect) => string;

/**
 * A question about any number of rows, which come with it as one JSON text: its own text is always the same, so that it
 * is written once, and planned once for each connection. Without rows nothing is asked.
 *
 * @param columns of the rows that come with it
 */
export function listQuery<C extends Columns, R>(
  columns: C,
  text: Text,
): (batch: Batch, rows: readonly RowOf<C>[]) => Promise<readonly R[]> {
  const statement = writeOnce(columns, text);
  return async (batch, rows) => {
    if (rows.length === 0) return [];
    // Rows are what the statement's own text names.
    return (await batch.ask(statement(batch.dialect, rows))) as readonly R[];
  };
}

/**
 * A change of any number of rows, in the same way; it may wait for the end of its batch, and gives the rows that it
 * returns once that has come.
 */
export function listCommand<C extends Columns, R = never>(
  columns: C,
  text: Text,
): (batch: Batch, rows: readonly RowOf<C>[]) => () => readonly R[] {
  const statement = writeOnce(columns, text);
  return (batch, rows) => {
    if (rows.length === 0) return () => [];
    // Rows are what the statement's own text names.
    return batch.tell(statement(batch.dialect, rows)) as () => readonly R[];
  };
}

/** A command that inserts rows into a table that has these columns. */
export function insertCommand<C extends Columns>(table: string, columns: C) {
  const names = namesOf(columns);
  return listCommand(columns, (given) => `insert into ${table} (${names}) select ${names} from ${given}`);
}

function writeOnce(
  columns: Columns,
  text: Text,
): (dialect: SqlDialect, rows: readonly object[]) => Statement {
  const texts = new Map<SqlDialect, string>();
  return (dialect, rows) => {
    const known = texts.get(dialect) ?? text(dialect.rowsOf(columns), dialect);
    texts.set(dialect, known);
    return { text: known, parameters: [JSON.stringify(rows)] };
  };
}
