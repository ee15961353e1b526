import { valueType, type Columns } from "./columns.js";

/** What SQLite and PostgreSQL do not share. */
export interface SqlDialect {
  readonly name: "sqlite" | "postgres";
  /**
   * PostgreSQL locks rows, so each transaction says which ones it will change. SQLite lets one transaction write at a
   * time: it holds the database from its first statement on.
   */
  readonly locksRows: boolean;
  /**
   * Compares the first column of an index with a value, so that only this index has the rows in its order. To PostgreSQL
   * the column of `column = value` adds nothing to the order, and the primary key has the same one.
   */
  equalsFirst(column: string, value: string): string;
  /** Begins a transaction that writes, of which each statement sees what others have committed before it. */
  readonly begin: string;
  /** Compares ids byte by byte: no language's order, which changes with the system's library, decides what is equal. */
  readonly keyCollation: string;
  /**
   * A table of the rows in a statement's one parameter, a JSON array of objects, under the name `given`. A statement may
   * name it more than once.
   */
  rowsOf(columns: Columns): string;
  /** Asks for the database's own time as `ms` since 1970; absent where that is this machine's clock. */
  readonly timeQuery?: string;
  /** Lets one process at a time bring the tables up to date; absent where a transaction has the whole database. */
  readonly lockMigrations?: string;
  /** True when a statement was refused for what it says, so that nothing of its transaction was written. */
  isRefusal(error: unknown): boolean;
  /** True when it was refused for what others do at the same time: once more, and it may succeed. */
  isClash(error: unknown): boolean;
}

export const sqliteDialect: SqlDialect = {
  name: "sqlite",
  locksRows: false,
  equalsFirst: (column, value) => `${column} = ${value}`,
  // The write lock at once: else it is told in its middle that what it has read is old.
  begin: "begin immediate",
  keyCollation: "binary",
  rowsOf(columns) {
    const fields = Object.entries(columns).map(
      ([name, type]) => `cast(value->>'${name}' as ${valueType(type)}) as ${name}`,
    );
    return `(select ${fields.join(", ")} from json_each(?1)) as given`;
  },
  isRefusal: (error) => /^SQLITE_(CONSTRAINT|ERROR|MISMATCH|TOOBIG)/.test(codeOf(error)),
  isClash: () => false,
};

export const postgresDialect: SqlDialect = {
  name: "postgres",
  locksRows: true,
  equalsFirst: (column, value) => `${column} = any (array[${value}])`,
  begin: "begin isolation level read committed read write",
  keyCollation: '"C"',
  rowsOf(columns) {
    const fields = Object.entries(columns).map(([name, type]) => `${name} ${valueType(type)}`);
    return `json_to_recordset($1) as given (${fields.join(", ")})`;
  },
  // The transaction's own time would stand still within it.
  timeQuery: "select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms",
  // Any number of our own will do; these are the letters "sips".
  lockMigrations: `select pg_advisory_xact_lock(${0x73697073})`,
  // Invalid data, a broken constraint, a deadlock, a statement that has no sense or took too long, a row that others hold
  // for too long. Not: a server that is gone.
  isRefusal: (error) => /^(22|23|40|42|54|55|57014)/.test(codeOf(error)),
  isClash: (error) => codeOf(error).startsWith("40"),
};

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
