import { valueType, type Columns } from "./columns.js";

/** The differences between SQLite and PostgreSQL. */
export interface SqlDialect {
  readonly name: "sqlite" | "postgres";
  /**
   * True for PostgreSQL, where a transaction locks the rows that it is about to change. SQLite has one writer at a
   * time, which locks the database from its first statement on.
   */
  readonly locksRows: boolean;
  /**
   * Compares the first column of an index with a value, so that only this index returns the rows in the requested
   * order. For PostgreSQL, `column = value` takes the column out of the order, and the primary key would do as well.
   */
  equalsFirst(column: string, value: string): string;
  /** Finds a table: one row if it exists, otherwise none. */
  isThere(table: string): string;
  /** Begins a transaction that writes, in which each statement sees what others have committed before it. */
  readonly begin: string;
  /**
   * Ends the definition of a table whose rows are updated several times. PostgreSQL can then write a new version of a
   * row into the same page, without new entries in the indexes (a HOT update).
   */
  readonly roomForUpdates: string;
  /**
   * The kind of table for what a crash of the database may lose: for PostgreSQL it writes no log, and a crash of the
   * server empties the table. A clean stop, or a crash of the shop, loses nothing.
   */
  readonly losableTable: string;
  /** Compares ids byte by byte, independent of any locale, whose rules change with the system's libraries. */
  readonly keyCollation: string;
  /**
   * The rows in a statement's only parameter, a JSON array of objects, as a table named `given`. A statement may use it
   * more than once.
   */
  rowsOf(columns: Columns): string;
  /** Queries the database's own time as `ms` since 1970; absent where that is this machine's clock. */
  readonly timeQuery?: string;
  /** Allows one process at a time to migrate the tables; absent where a transaction locks the whole database. */
  readonly lockMigrations?: string;
  /** The same for sums on which a write depends; held until the transaction ends. */
  readonly lockSums?: string;
  /** True for a database that can stop in the middle of a message, at a statement that finds a row. */
  readonly canStop: boolean;
  /** True when it has done so. */
  isStop(error: unknown): boolean;
  /** True when the database rejected a statement, so that nothing of its transaction was written. */
  isRefusal(error: unknown): boolean;
  /** True when it was rejected because of concurrent transactions, such as for a deadlock: a retry may succeed. */
  isClash(error: unknown): boolean;
}

/** The code of the error by which SQLite's thread reports that a statement has stopped a message. */
export const stopCode = "STOPPED";

export const sqliteDialect: SqlDialect = {
  name: "sqlite",
  locksRows: false,
  equalsFirst: (column, value) => `${column} = ${value}`,
  isThere: (table) => `select name from sqlite_master where name = '${table}'`,
  // Takes the write lock at once. A transaction that reads first could fail when it begins to write.
  begin: "begin immediate",
  roomForUpdates: "",
  losableTable: "table",
  keyCollation: "binary",
  rowsOf(columns) {
    const fields = Object.entries(columns).map(
      ([name, type]) => `cast(value->>'${name}' as ${valueType(type)}) as ${name}`,
    );
    return `(select ${fields.join(", ")} from json_each(?1)) as given`;
  },
  canStop: true,
  isStop: (error) => codeOf(error) === stopCode,
  isRefusal: (error) => /^SQLITE_(CONSTRAINT|ERROR|MISMATCH|TOOBIG)/.test(codeOf(error)),
  isClash: () => false,
};

export const postgresDialect: SqlDialect = {
  name: "postgres",
  locksRows: true,
  equalsFirst: (column, value) => `${column} = any (array[${value}])`,
  isThere: (table) =>
    `select tablename as name from pg_catalog.pg_tables where schemaname = current_schema() and tablename = '${table}'`,
  begin: "begin isolation level read committed read write",
  roomForUpdates: " with (fillfactor = 70)",
  losableTable: "unlogged table",
  keyCollation: '"C"',
  rowsOf(columns) {
    const fields = Object.entries(columns).map(([name, type]) => `${name} ${valueType(type)}`);
    return `json_to_recordset($1) as given (${fields.join(", ")})`;
  },
  // Not `now()`, which is when the transaction began.
  timeQuery: "select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms",
  // An arbitrary key of our own: the letters "sips".
  lockMigrations: `select pg_advisory_xact_lock(${0x73697073})`,
  lockSums: `select pg_advisory_xact_lock(${0x73697074})`,
  // Only by an error, which the server would log.
  canStop: false,
  isStop: () => false,
  // SQLSTATE: invalid data (22), violated constraint (23), deadlock (40), invalid statement (42), limit exceeded (54),
  // lock not available (55), cancelled or timed out (57014). A lost connection is not among them.
  isRefusal: (error) => /^(22|23|40|42|54|55|57014)/.test(codeOf(error)),
  isClash: (error) => codeOf(error).startsWith("40"),
};

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
