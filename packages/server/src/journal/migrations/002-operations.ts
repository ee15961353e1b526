import type { Kysely, Migration } from "kysely";

/** The merchants' operations, and the locks that let one at a time work on a transaction. */
export const operations: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable("operations")
      .addColumn("request_id", "varchar(64)", (column) => column.primaryKey())
      .addColumn("kind", "varchar(20)", (column) => column.notNull())
      .addColumn("reference", "varchar(35)", (column) => column.notNull())
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
      .addColumn("reference", "varchar(35)", (column) => column.primaryKey())
      .addColumn("request_id", "varchar(64)", (column) => column.notNull())
      .execute();
  },
};
