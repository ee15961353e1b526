import { Migrator, type Kysely } from "kysely";
import type { JournalTables } from "./tables.js";
import { migrations } from "./migrations/index.js";

/** Brings the database to the present tables. Several processes may do so at once: Kysely holds a lock. */
export async function migrate(db: Kysely<JournalTables>): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
    migrationTableName: "sips_migrations",
    migrationLockTableName: "sips_migrations_lock",
  });
  const { error } = await migrator.migrateToLatest();
  // Kysely gives the failure back instead of throwing it, with no type.
  if (error) throw error instanceof Error ? error : new Error(String(error));
}
