import { JournalError } from "../journal-error.js";
import type { Batch } from "./batch.js";
import type { Database } from "./database.js";
import type { SqlDialect } from "./dialect.js";
import { createTables } from "./create-tables.js";

/** What a journal is made of, and how an older one becomes the same. */
export interface Schema {
  /** Makes a new journal as it is today. */
  readonly create: (dialect: SqlDialect) => readonly string[];
  /**
   * By the name of each version, oldest first, the statements that make it of the version before. One that was published
   * is never changed. The first has none: no journal is older.
   */
  readonly versions: { readonly [name: string]: (dialect: SqlDialect) => readonly string[] };
}

const schema: Schema = {
  create: createTables,
  versions: { "001-release": () => [] },
};

/**
 * Brings the database to the present tables, in one transaction: several processes may do so at once, and one that is
 * killed in the middle leaves nothing behind.
 */
export function migrate(database: Database, { create, versions }: Schema = schema): Promise<void> {
  return database.transact(async (batch) => {
    const done = await versionsDone(batch);
    const newer = done.find((name) => !Object.hasOwn(versions, name));
    if (newer !== undefined) {
      throw new JournalError(
        "JOURNAL_FROM_NEWER_VERSION",
        `The journal's tables are of another version of this package (${newer}): update the package. A journal of before the first release cannot be opened any more; delete it.`,
      );
    }
    const missing = Object.entries(versions).filter(([name]) => !done.includes(name));
    const { dialect } = batch;
    if (done.length === 0) for (const text of create(dialect)) batch.tell({ text });
    for (const [name, change] of missing) {
      if (done.length > 0) for (const text of change(dialect)) batch.tell({ text });
      // Names are our own, above.
      batch.tell({ text: `insert into sips_migrations (name) values ('${name}')` });
    }
  });
}

async function versionsDone(batch: Batch): Promise<readonly string[]> {
  // Two processes that make a table at once fail, also with `if not exists`.
  const { lockMigrations } = batch.dialect;
  if (lockMigrations !== undefined) batch.tell({ text: lockMigrations });
  batch.tell({ text: "create table if not exists sips_migrations (name varchar(100) primary key)" });
  const rows = await batch.ask({ text: "select name from sips_migrations", parameters: [] });
  // Its one column.
  return (rows as readonly { readonly name: string }[]).map(({ name }) => name);
}
