import type { AgeOptions } from "../journal.js";
import type { Database } from "../engine/database.js";
import { createDeletion } from "./delete-old-rows.js";

const deleteOld = createDeletion(
  [
    {
      table: "webhooks",
      key: "id",
      by: "created_at",
      isOld: (before) => `created_at < ${before} and updated_at < ${before} and state <> 'pending'`,
    },
  ],
  // Small, so that payments are not held up.
  100,
);

/** Deletes webhooks that have not changed for long enough, except those that are still to be sent. */
export async function purgeWebhooks(database: Database, options: AgeOptions): Promise<void> {
  if (options.isDryRun !== true) await deleteOld(database, options.now - options.olderThanMs);
}
