import type { Batch } from "../engine/batch.js";
import { listCommand } from "../engine/list-statement.js";
import { searchTermColumns, type SearchTermRow } from "./tables.js";
import { termKinds } from "./term-rows.js";

// Each row of search terms has at least one text, and no index finds it by its reference alone.
const deleteTermsBy = termKinds.map((kind) =>
  listCommand(
    searchTermColumns,
    (given) =>
      `delete from search_terms
       where ${kind} is not null and (${kind}, reference) in (select ${kind}, reference from ${given})`,
  ),
);

/** Deletes these search terms, by whichever of their columns they have. */
export function deleteTerms(batch: Batch, terms: readonly SearchTermRow[]): void {
  for (const deleteBy of deleteTermsBy) deleteBy(batch, terms);
}
