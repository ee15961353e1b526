import { sql, type Kysely, type RawBuilder } from "kysely";
import type { ColumnTypes, JournalTables } from "./tables.js";

/** What SQLite and PostgreSQL do not share. */
export interface SqlDialect {
  readonly name: "sqlite" | "postgres";
  /**
   * PostgreSQL locks rows, so each transaction says which ones it will change. SQLite lets one transaction write at a
   * time: it holds the database from its first statement on.
   */
  readonly locksRows: boolean;
  /** Begins a transaction that writes, of which each statement sees what others have committed before it. */
  readonly begin: string;
  /** Compares ids byte by byte: no language's order, which changes with the system's library, decides what is equal. */
  readonly keyCollation: string;
  /** A table of the rows in a statement's one parameter, a JSON array of objects, under the name `given`. */
  rowsOf(columns: ColumnTypes): string;
  /** Asks for the database's own time, in milliseconds since 1970; absent where that is this machine's clock. */
  readonly readTime?: (db: Kysely<JournalTables>) => Promise<number>;
  /** Lets one process at a time bring the tables up to date. */
  lockMigrations(db: Kysely<JournalTables>): Promise<void>;
  /** True when a statement was refused for what it says, so that nothing of its transaction was written. */
  isRefusal(error: unknown): boolean;
  /** True when it was refused for what others do at the same time: once more, and it may succeed. */
  isClash(error: unknown): boolean;
}

export const sqliteDialect: SqlDialect = {
  name: "sqlite",
  locksRows: false,
  // The write lock at once: else it is told in its middle that what it has read is old.
  begin: "begin immediate",
  keyCollation: "binary",
  rowsOf(columns) {
    const fields = Object.entries(columns).map(
      ([name, type]) => `cast(value->>'${name}' as ${type}) as ${name}`,
    );
    return `(select ${fields.join(", ")} from json_each(?)) as given`;
  },
  // Its transaction has the whole database already.
  lockMigrations: async () => {},
  isRefusal: (error) => /^SQLITE_(CONSTRAINT|ERROR|MISMATCH|TOOBIG)/.test(codeOf(error)),
  isClash: () => false,
};

export const postgresDialect: SqlDialect = {
  name: "postgres",
  locksRows: true,
  begin: "begin isolation level read committed read write",
  keyCollation: "C",
  rowsOf(columns) {
    const fields = Object.entries(columns).map(([name, type]) => `${name} ${type}`);
    return `json_to_recordset($1) as given (${fields.join(", ")})`;
  },
  async readTime(db) {
    // The transaction's own time would stand still within it.
    const query = sql<{ ms: number }>`select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms`;
    return (await query.execute(db)).rows[0]?.ms ?? Number.NaN;
  },
  async lockMigrations(db) {
    // Any number of our own will do; these are the letters "sips".
    await sql`select pg_advisory_xact_lock(${0x73697073})`.execute(db);
  },
  // Invalid data, a broken constraint, a deadlock, a statement that has no sense or took too long, a row that others hold
  // for too long. Not: a server that is gone.
  isRefusal: (error) => /^(22|23|40|42|54|55|57014)/.test(codeOf(error)),
  isClash: (error) => codeOf(error).startsWith("40"),
};

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

/** One transaction for what is done one by one. */
export function transact<T>(
  db: Kysely<JournalTables>,
  work: (db: Kysely<JournalTables>) => Promise<T>,
): Promise<T> {
  return db.transaction().setIsolationLevel("read committed").setAccessMode("read write").execute(work);
}

/** Type of a column that holds an id. */
export function keyType(dialect: SqlDialect, length: number): RawBuilder<unknown> {
  return sql`varchar(${sql.lit(length)}) collate ${sql.id(dialect.keyCollation)}`;
}
