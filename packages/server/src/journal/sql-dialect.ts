import { sql, type Kysely, type RawBuilder } from "kysely";
import type { JournalTables } from "./tables.js";

/** What SQLite and PostgreSQL do not share. */
export interface SqlDialect {
  /**
   * PostgreSQL locks rows, so each transaction says which ones it will change. SQLite lets one transaction write at a
   * time: it holds the database from its first statement on.
   */
  readonly locksRows: boolean;
  /** Compares ids byte by byte: no language's order, which changes with the system's library, decides what is equal. */
  readonly keyCollation: string;
  /** Lets one process at a time bring the tables up to date. */
  lockMigrations(db: Kysely<JournalTables>): Promise<void>;
  /** One transaction, of which each statement sees what others have committed before it. */
  transact<T>(db: Kysely<JournalTables>, work: (db: Kysely<JournalTables>) => Promise<T>): Promise<T>;
  /** One statement that writes. */
  write<T>(db: Kysely<JournalTables>, statement: (db: Kysely<JournalTables>) => Promise<T>): Promise<T>;
}

export const postgresDialect: SqlDialect = {
  locksRows: true,
  keyCollation: "C",
  async lockMigrations(db) {
    // Any number of our own will do; these are the letters "sips".
    await sql`select pg_advisory_xact_lock(${0x73697073})`.execute(db);
  },
  transact: (db, work) => db.transaction().setIsolationLevel("read committed").execute(work),
  write: (db, statement) => statement(db),
};

/** Type of a column that holds an id. */
export function keyType(dialect: SqlDialect, length: number): RawBuilder<unknown> {
  return sql`varchar(${sql.lit(length)}) collate ${sql.id(dialect.keyCollation)}`;
}
