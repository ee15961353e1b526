import type { Batch, Statement } from "./batch.js";
import { namesOf, type Columns, type RowOf } from "./columns.js";
import type { SqlDialect } from "./dialect.js";

/** SQL that both databases understand; `given` is the table of the rows passed to it. */
type Text = (given: string, dialect: SqlDialect) => string;

/**
 * A query about any number of rows, which are passed as one JSON parameter. Its text is therefore always the same, so
 * it is built once, and planned once per connection. Without rows nothing is sent.
 *
 * @param columns of the rows passed to it
 */
export function listQuery<C extends Columns, R>(
  columns: C,
  text: Text,
): (batch: Batch, rows: readonly RowOf<C>[]) => Promise<readonly R[]> {
  const statement = writeOnce(columns, text);
  return async (batch, rows) => {
    if (rows.length === 0) return [];
    // The statement's text names the columns of its rows.
    return (await batch.ask(statement(batch.dialect, rows))) as readonly R[];
  };
}

/**
 * The same for a write, which may wait for the end of its batch. Returns a function that gives the rows of its
 * `returning` clause once it is answered.
 */
export function listCommand<C extends Columns, R = never>(
  columns: C,
  text: Text,
): (batch: Batch, rows: readonly RowOf<C>[]) => () => readonly R[] {
  const statement = writeOnce(columns, text);
  return (batch, rows) => {
    if (rows.length === 0) return () => [];
    // The statement's text names the columns of its rows.
    return batch.tell(statement(batch.dialect, rows)) as () => readonly R[];
  };
}

/**
 * A query that stops its batch if it finds a row (see `Batch.mayStop`). Waits for the end of the batch, like a write.
 */
export function stopCommand<C extends Columns>(
  columns: C,
  text: Text,
): (batch: Batch, rows: readonly RowOf<C>[]) => void {
  const statement = writeOnce(columns, text);
  return (batch, rows) => {
    if (rows.length > 0) batch.tell({ ...statement(batch.dialect, rows), stopsIfFound: true });
  };
}

/** Inserts rows into a table with these columns. */
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
