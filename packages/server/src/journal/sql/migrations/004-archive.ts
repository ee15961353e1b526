import type { Kysely } from "kysely";
import { longestOrderId, longestReference } from "../ids.js";
import { keyType, type SqlDialect } from "../dialect.js";
import type { JournalTables } from "../tables.js";

/** Where attempts go that are over: one row each, with its events, so that what is in daily use stays small. */
export async function createArchive(db: Kysely<JournalTables>, dialect: SqlDialect): Promise<void> {
  await db.schema
    .createTable("archive")
    .addColumn("reference", keyType(dialect, longestReference), (column) => column.primaryKey())
    .addColumn("order_id", keyType(dialect, longestOrderId), (column) => column.notNull())
    .addColumn("attempt", "text", (column) => column.notNull())
    .addColumn("events", "text", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("archive_by_order").on("archive").columns(["order_id", "reference"]).execute();
}
