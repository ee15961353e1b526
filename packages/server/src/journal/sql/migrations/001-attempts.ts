import type { Kysely } from "kysely";
import { longestOrderId, longestReference } from "../ids.js";
import { keyType, type SqlDialect } from "../dialect.js";
import type { JournalTables } from "../tables.js";

/** Attempts, their events, and the claims that keep an order from being paid twice. */
export async function createAttempts(db: Kysely<JournalTables>, dialect: SqlDialect): Promise<void> {
  const reference = keyType(dialect, longestReference);
  const orderId = keyType(dialect, longestOrderId);
  await db.schema
    .createTable("attempts")
    .addColumn("reference", reference, (column) => column.primaryKey())
    .addColumn("order_id", orderId, (column) => column.notNull())
    .addColumn("state", "varchar(20)", (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("payment_method", "varchar(40)", (column) => column.notNull())
    .addColumn("mode", "varchar(20)")
    .addColumn("amount_minor", "bigint", (column) => column.notNull())
    .addColumn("currency_code", "varchar(3)", (column) => column.notNull())
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addColumn("updated_at", "bigint", (column) => column.notNull())
    .addColumn("expires_at", "bigint", (column) => column.notNull())
    .addColumn("check_at", "bigint")
    .addColumn("checks", "integer", (column) => column.notNull())
    .addColumn("notify_at", "bigint")
    .addColumn("notified_at", "bigint")
    .addColumn("facts", "text", (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex("attempts_by_order")
    .on("attempts")
    .columns(["order_id", "reference"])
    .execute();
  // Partial indexes: resolved and notified attempts, nearly all of them, cost the reconciler nothing.
  await db.schema
    .createIndex("attempts_to_check")
    .on("attempts")
    .column("check_at")
    .where("check_at", "is not", null)
    .execute();
  await db.schema
    .createIndex("attempts_to_notify")
    .on("attempts")
    .column("notify_at")
    .where("notify_at", "is not", null)
    .execute();
  await db.schema
    .createTable("events")
    .addColumn("reference", reference, (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("at", "bigint", (column) => column.notNull())
    .addColumn("from_state", "varchar(20)")
    .addColumn("to_state", "varchar(20)", (column) => column.notNull())
    // No limit: a text that is too long must not cost the move that it tells of.
    .addColumn("what", "text", (column) => column.notNull())
    .addColumn("details", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("events_pk", ["reference", "version"])
    .execute();
  await db.schema
    .createTable("order_claims")
    .addColumn("order_id", orderId, (column) => column.primaryKey())
    .addColumn("reference", reference, (column) => column.notNull())
    .execute();
}
