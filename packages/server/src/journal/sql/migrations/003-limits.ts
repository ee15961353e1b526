import type { Kysely } from "kysely";
import { keyType, type SqlDialect } from "../dialect.js";
import type { JournalTables } from "../tables.js";

/** Counters of tries, so that limits hold over several processes. Their keys are keyed hashes: no address stands here. */
export async function createLimits(db: Kysely<JournalTables>, dialect: SqlDialect): Promise<void> {
  await db.schema
    .createTable("limits")
    .addColumn("key", keyType(dialect, 80), (column) => column.primaryKey())
    .addColumn("count", "integer", (column) => column.notNull())
    .addColumn("since", "bigint", (column) => column.notNull())
    .addColumn("blocked_until", "bigint", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("limits_by_age").on("limits").column("since").execute();
}
