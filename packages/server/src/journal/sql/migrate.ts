import { JournalError } from "../journal-error.js";
import type { Batch } from "../engine/batch.js";
import type { Database } from "../engine/database.js";
import type { SqlDialect } from "../engine/dialect.js";
import { createTables } from "./create-tables.js";

/** The tables of a journal, and the migrations of older ones. */
export interface Schema {
  /** Creates a new journal with the current tables. */
  readonly create: (dialect: SqlDialect) => readonly string[];
  /**
   * The statements that migrate from the version before, by the name of the version, oldest first. A published version
   * never changes. The first has none: no journal is older.
   */
  readonly versions: { readonly [name: string]: (dialect: SqlDialect) => readonly string[] };
}

const schema: Schema = {
  create: createTables,
  versions: { "001-release": () => [] },
};

/**
 * Creates or migrates the tables, in one transaction: several processes may do so at once, and one that is killed in
 * the middle leaves nothing behind.
 */
export function migrate(database: Database, { create, versions }: Schema = schema): Promise<void> {
  return database.transact(async (batch) => {
    const done = await versionsDone(batch);
    const newer = done.find((name) => !Object.hasOwn(versions, name));
    if (newer !== undefined) {
      throw new JournalError(
        "JOURNAL_FROM_NEWER_VERSION",
        `The journal's tables are of another version of this package (${newer}): update the package. Journals from before the first release cannot be opened any more; delete them.`,
      );
    }
    const missing = Object.entries(versions).filter(([name]) => !done.includes(name));
    const { dialect } = batch;
    if (done.length === 0) for (const text of create(dialect)) batch.tell({ text });
    for (const [name, change] of missing) {
      if (done.length > 0) for (const text of change(dialect)) batch.tell({ text });
      // The names are our own constants, above.
      batch.tell({ text: `insert into sips_migrations (name) values ('${name}')` });
    }
  });
}

async function versionsDone(batch: Batch): Promise<readonly string[]> {
  // Concurrent `create table` statements can fail, even with `if not exists`.
  const { lockMigrations, isThere } = batch.dialect;
  if (lockMigrations !== undefined) batch.tell({ text: lockMigrations });
  // PostgreSQL refuses `if not exists` to a role that may create no tables, even if it need not create any.
  const found = await batch.ask({ text: isThere("sips_migrations"), parameters: [] });
  if (found.length === 0)
    batch.tell({ text: "create table sips_migrations (name varchar(100) primary key)" });
  const rows = await batch.ask({ text: "select name from sips_migrations", parameters: [] });
  // The query has this one column.
  return (rows as readonly { readonly name: string }[]).map(({ name }) => name);
}
