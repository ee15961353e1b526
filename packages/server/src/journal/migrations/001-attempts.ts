import type { Kysely, Migration } from "kysely";

/** Attempts, their events, and the claims that keep an order from being paid twice. */
export const attempts: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable("attempts")
      .addColumn("reference", "varchar(35)", (column) => column.primaryKey())
      .addColumn("order_id", "varchar(64)", (column) => column.notNull())
      .addColumn("state", "varchar(20)", (column) => column.notNull())
      .addColumn("version", "integer", (column) => column.notNull())
      .addColumn("mode", "varchar(10)", (column) => column.notNull())
      .addColumn("amount_minor", "bigint", (column) => column.notNull())
      .addColumn("currency_code", "varchar(3)", (column) => column.notNull())
      .addColumn("created_at", "bigint", (column) => column.notNull())
      .addColumn("updated_at", "bigint", (column) => column.notNull())
      .addColumn("expires_at", "bigint", (column) => column.notNull())
      .addColumn("check_at", "bigint")
      .addColumn("checks", "integer", (column) => column.notNull())
      .addColumn("deliver_at", "bigint")
      .addColumn("delivered_at", "bigint")
      .addColumn("facts", "text", (column) => column.notNull())
      .execute();
    await db.schema.createIndex("attempts_by_order").on("attempts").columns(["order_id"]).execute();
    // Partial indexes: settled and delivered attempts, nearly all of them, cost the reconciler nothing.
    await db.schema
      .createIndex("attempts_to_check")
      .on("attempts")
      .column("check_at")
      .where("check_at", "is not", null)
      .execute();
    await db.schema
      .createIndex("attempts_to_deliver")
      .on("attempts")
      .column("deliver_at")
      .where("deliver_at", "is not", null)
      .execute();
    await db.schema
      .createTable("events")
      .addColumn("reference", "varchar(35)", (column) => column.notNull())
      .addColumn("version", "integer", (column) => column.notNull())
      .addColumn("at", "bigint", (column) => column.notNull())
      .addColumn("from_state", "varchar(20)")
      .addColumn("to_state", "varchar(20)", (column) => column.notNull())
      .addColumn("what", "varchar(100)", (column) => column.notNull())
      .addColumn("details", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("events_pk", ["reference", "version"])
      .execute();
    await db.schema
      .createTable("order_claims")
      .addColumn("order_id", "varchar(64)", (column) => column.primaryKey())
      .addColumn("reference", "varchar(35)", (column) => column.notNull())
      .execute();
  },
};
