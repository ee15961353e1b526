import { setImmediate } from "node:timers/promises";
import type { AgeOptions } from "../journal.js";
import type { Database } from "../engine/database.js";
import { listCommand } from "../engine/list-statement.js";
import type { WebhookRow } from "./tables.js";

// Small, so that payments are not held up.
const pageSize = 100;
const deleteOld = listCommand<{ before: "bigint" }, Pick<WebhookRow, "id">>(
  { before: "bigint" },
  (given, { locksRows }) =>
    `delete from webhooks where id in (
       select id from webhooks
       where created_at < (select before from ${given}) and updated_at < (select before from ${given})
         and state <> 'pending'
       order by created_at limit ${pageSize}${locksRows ? " for update skip locked" : ""}
     )
     returning id`,
);

/** Deletes webhooks that have not changed for long enough, except those that are still to be sent. */
export async function purgeWebhooks(database: Database, options: AgeOptions): Promise<void> {
  if (options.isDryRun === true) return;
  const before = options.now - options.olderThanMs;
  for (;;) {
    const deleted = await database.transact(async (batch) => deleteOld(batch, [{ before }]));
    if (deleted().length < pageSize) return;
    await setImmediate();
  }
}
