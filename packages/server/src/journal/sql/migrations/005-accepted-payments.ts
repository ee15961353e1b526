import type { Kysely } from "kysely";
import type { JournalTables } from "../tables.js";

/** Beside the tries under a key the payments accepted under it: limits compare the two. */
export async function countAcceptedPayments(db: Kysely<JournalTables>): Promise<void> {
  await db.schema
    .alterTable("limits")
    .addColumn("accepted", "integer", (column) => column.notNull().defaultTo(0))
    .execute();
}
