import type { Attempt } from "../../domain/attempt.js";
import type { Batch } from "./batch.js";
import { namesOf } from "./columns.js";
import { listQuery } from "./list-statement.js";
import { archivedAttemptOf, attemptOf } from "./rows.js";
import { indexOpened, indexResults } from "./search-rows.js";
import { attemptColumns, type ArchiveRow, type AttemptRow } from "./tables.js";

const pageSize = 500;
const byReference = { reference: "text" } as const;

const pageAfter = (table: string, columns: string) => (given: string) =>
  `select ${columns} from ${table} where reference > (select reference from ${given})
   order by reference limit ${pageSize}`;
const selectAttempts = listQuery<typeof byReference, AttemptRow>(
  byReference,
  pageAfter("attempts", namesOf(attemptColumns)),
);
const selectArchived = listQuery<typeof byReference, Pick<ArchiveRow, "attempt">>(
  byReference,
  pageAfter("archive", "attempt"),
);

/** Fills the search tables of a journal that was created before they existed. */
export async function fillSearch(batch: Batch): Promise<void> {
  await fillFrom(batch, async (after) => (await selectAttempts(batch, [after])).map(attemptOf));
  await fillFrom(batch, async (after) => (await selectArchived(batch, [after])).map(archivedAttemptOf));
}

async function fillFrom(
  batch: Batch,
  read: (after: { readonly reference: string }) => Promise<readonly Attempt[]>,
): Promise<void> {
  for (let reference = ""; ;) {
    const page = await read({ reference });
    indexOpened(batch, page);
    indexResults(batch, page);
    reference = page.at(-1)?.reference ?? "";
    if (page.length < pageSize) return;
  }
}
