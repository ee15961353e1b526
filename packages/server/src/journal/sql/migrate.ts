import { sql, type Kysely } from "kysely";
import { JournalError } from "../journal-error.js";
import { migrations } from "./migrations/index.js";
import { transact, type SqlDialect } from "./dialect.js";
import type { JournalTables } from "./tables.js";

/**
 * Brings the database to the present tables, in one transaction: several processes may do so at once, and one that is
 * killed in the middle leaves nothing behind. Kysely's own Migrator gives neither on SQLite.
 */
export async function migrate(db: Kysely<JournalTables>, dialect: SqlDialect): Promise<void> {
  await transact(db, async (transaction) => {
    await dialect.lockMigrations(transaction);
    const done = await namesDone(transaction);
    const unknown = [...done].find((name) => !Object.hasOwn(migrations, name));
    if (unknown !== undefined) {
      throw new JournalError(
        "JOURNAL_FROM_NEWER_VERSION",
        `The journal's tables are of a newer version of this package (${unknown}): update the package.`,
      );
    }
    for (const [name, up] of Object.entries(migrations)) {
      if (done.has(name)) continue;
      await up(transaction, dialect);
      await sql`insert into sips_migrations (name) values (${name})`.execute(transaction);
    }
  });
}

async function namesDone(db: Kysely<JournalTables>): Promise<ReadonlySet<string>> {
  await db.schema
    .createTable("sips_migrations")
    .ifNotExists()
    .addColumn("name", "varchar(100)", (column) => column.primaryKey())
    .execute();
  const { rows } = await sql<{ name: string }>`select name from sips_migrations`.execute(db);
  return new Set(rows.map((row) => row.name));
}
