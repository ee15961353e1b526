import type { Kysely, Migration } from "kysely";

/** Counters of tries, so that limits hold over several processes. Their keys are keyed hashes: no address stands here. */
export const limits: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable("limits")
      .addColumn("key", "varchar(80)", (column) => column.primaryKey())
      .addColumn("count", "integer", (column) => column.notNull())
      .addColumn("since", "bigint", (column) => column.notNull())
      .addColumn("blocked_until", "bigint", (column) => column.notNull())
      .execute();
    await db.schema.createIndex("limits_by_age").on("limits").column("since").execute();
  },
};
