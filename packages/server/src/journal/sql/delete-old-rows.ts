import { setImmediate } from "node:timers/promises";
import type { Database } from "../engine/database.js";
import { listCommand } from "../engine/list-statement.js";

/** The rows of a table that are deleted once they are old. */
interface OldRows {
  readonly table: string;
  readonly key: string;
  /** The time by which the oldest come first; a column with an index. */
  readonly by: string;
  /** The condition under which a row is old. */
  isOld(before: string): string;
}

/**
 * Deletes the rows of tables that are older than a time. In pages: deleting all that a long outage has left at once could
 * exceed the statement time-out, and hold payments up.
 *
 * @param pageSize rows of each table
 */
export function createDeletion(
  tables: readonly OldRows[],
  pageSize: number,
): (database: Database, before: number) => Promise<void> {
  const deletions = tables.map((table) => deletePage(table, pageSize));
  return async (database, before) => {
    for (;;) {
      const deleted = await database.transact(async (batch) =>
        deletions.map((deletion) => deletion(batch, [{ before }])),
      );
      if (deleted.every((rows) => rows().length < pageSize)) return;
      // Lets other work use the database and this process between pages.
      await setImmediate();
    }
  };
}

function deletePage({ table, key, by, isOld }: OldRows, pageSize: number) {
  return listCommand<{ before: "bigint" }, object>(
    { before: "bigint" },
    (given, { locksRows }) =>
      `delete from ${table} where ${key} in (
         select ${key} from ${table} where ${isOld(`(select before from ${given})`)}
         order by ${by} limit ${pageSize}${locksRows ? " for update skip locked" : ""}
       )
       returning ${key}`,
  );
}
