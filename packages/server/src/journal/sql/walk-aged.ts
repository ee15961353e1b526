import { setImmediate } from "node:timers/promises";
import { isFinal, type Attempt } from "../../domain/attempt.js";
import { firstReferenceOf, timeOfReference } from "../../domain/reference.js";
import { farAheadMs } from "../journal-clock.js";
import type { AgeOptions } from "../journal.js";
import type { Batch } from "../engine/batch.js";
import type { Database } from "../engine/database.js";
import { listQuery } from "../engine/list-statement.js";

// Small, so that payments are not held up.
const pageSize = 100;

const byReference = { reference: "text" } as const;

/** A query for the rows of a table after a reference. By primary key, so that no extra index is needed. */
export const pageOf = <R extends { readonly reference: string }>(table: string, columns: string) =>
  listQuery<typeof byReference, R>(
    byReference,
    (given) =>
      `select ${columns} from ${table}
       where reference > (select reference from ${given}) order by reference limit ${pageSize}`,
  );

/**
 * True for an attempt that is final, has no pending notification, and has been unchanged for long enough. A move into a
 * final state also schedules the notification, unless the shop is not to be notified.
 */
export function isOver(
  { state, notifyAt, updatedAt }: Pick<Attempt, "state" | "notifyAt" | "updatedAt">,
  { now, olderThanMs }: AgeOptions,
): boolean {
  return isFinal(state) && notifyAt === undefined && updatedAt < now - olderThanMs;
}

/**
 * Reads a table page by page, from the oldest reference on, and hands each page to `take`, which returns how many
 * attempts it has dealt with. Skips the references of attempts that were opened too late to be old enough.
 */
export async function walkAged<R extends { readonly reference: string }>(
  database: Database,
  page: (batch: Batch, rows: readonly { readonly reference: string }[]) => Promise<readonly R[]>,
  options: AgeOptions,
  take: (rows: readonly R[]) => Promise<number>,
): Promise<number> {
  let done = 0;
  let cursor = "";
  for (;;) {
    const rows = await database.read((batch) => page(batch, [{ reference: cursor }]));
    done += await take(rows);
    options.onProgress?.(done);
    const last = rows.at(-1);
    if (!last || rows.length < pageSize) return done;
    cursor = nextCursor(last.reference, options);
    // Lets other work use the database and this process between pages.
    await setImmediate();
  }
}

function nextCursor(reference: string, { now, olderThanMs }: AgeOptions): string {
  const openedAt = timeOfReference(reference);
  const newest = now + farAheadMs;
  const isYoung = openedAt !== undefined && openedAt >= now - olderThanMs && openedAt < newest;
  return isYoung ? firstReferenceOf(newest) : reference;
}
