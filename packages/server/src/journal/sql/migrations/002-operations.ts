import type { Kysely } from "kysely";
import { longestReference, longestRequestId } from "../ids.js";
import { keyType, type SqlDialect } from "../dialect.js";
import type { JournalTables } from "../tables.js";

/** The merchants' operations, and the locks that let one at a time work on a transaction. */
export async function createOperations(db: Kysely<JournalTables>, dialect: SqlDialect): Promise<void> {
  const idempotencyKey = keyType(dialect, longestRequestId);
  const reference = keyType(dialect, longestReference);
  await db.schema
    .createTable("operations")
    .addColumn("idempotency_key", idempotencyKey, (column) => column.primaryKey())
    .addColumn("kind", "varchar(20)", (column) => column.notNull())
    .addColumn("reference", reference, (column) => column.notNull())
    .addColumn("state", "varchar(20)", (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addColumn("updated_at", "bigint", (column) => column.notNull())
    .addColumn("check_at", "bigint")
    .addColumn("facts", "text", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("operations_by_reference").on("operations").column("reference").execute();
  await db.schema
    .createIndex("operations_to_check")
    .on("operations")
    .column("check_at")
    .where("check_at", "is not", null)
    .execute();
  await db.schema
    .createTable("operation_locks")
    .addColumn("reference", reference, (column) => column.primaryKey())
    .addColumn("idempotency_key", idempotencyKey, (column) => column.notNull())
    .execute();
}
