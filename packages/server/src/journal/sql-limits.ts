import { sql, type Kysely } from "kysely";
import type { LimitsJournal } from "./limits-journal.js";
import type { SqlDialect } from "./sql-dialect.js";
import type { JournalTables } from "./tables.js";

/** The limits' part of the journal over a database. */
export function createSqlLimits(db: Kysely<JournalTables>, dialect: SqlDialect): LimitsJournal {
  return {
    async count(key, now, windowMs) {
      const isOver = sql<boolean>`limits.since <= ${now - windowMs}`;
      const row = await dialect.write(db, (writer) =>
        writer
          .insertInto("limits")
          .values({ key, count: 1, since: now, blocked_until: 0 })
          .onConflict((conflict) =>
            conflict.column("key").doUpdateSet({
              count: sql<number>`case when ${isOver} then 1 else limits.count + 1 end`,
              since: sql<number>`case when ${isOver} then excluded.since else limits.since end`,
            }),
          )
          .returning("count")
          .executeTakeFirstOrThrow(),
      );
      return Number(row.count);
    },
    async block(key, until) {
      await dialect.write(db, (writer) =>
        writer.updateTable("limits").set({ blocked_until: until }).where("key", "=", key).execute(),
      );
    },
    async blockedUntil(keys) {
      if (keys.length === 0) return 0;
      const row = await db
        .selectFrom("limits")
        .select(({ fn }) => fn.max("blocked_until").as("until"))
        .where("key", "in", keys)
        .executeTakeFirst();
      return Number(row?.until ?? 0);
    },
    async forget(before) {
      await dialect.write(db, (writer) =>
        writer.deleteFrom("limits").where("since", "<", before).where("blocked_until", "<", before).execute(),
      );
    },
  };
}
