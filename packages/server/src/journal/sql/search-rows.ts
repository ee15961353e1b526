import { hasResult, resultStates, type Attempt, type AttemptState } from "../../domain/attempt.js";
import { openedTermsOf, resultTermsOf } from "../search-terms.js";
import type { Batch } from "./batch.js";
import { isStorable, longestTerm } from "./ids.js";
import { isMoved, movedTo } from "./is-moved.js";
import { insertCommand, listCommand } from "./list-statement.js";
import { searchIndexColumns, searchTermColumns, type SearchIndexRow } from "./tables.js";

/** Writes rows of the search index. */
export const insertRows = insertCommand("search_index", searchIndexColumns);
/** Writes search terms, each once. */
export const insertTerms = listCommand(
  searchTermColumns,
  // SQLite parses `on conflict` as the `on` of a join unless there is a `where`.
  (given) =>
    `insert into search_terms (term, reference) select term, reference from ${given} where true
     on conflict (term, reference) do nothing`,
);
const updateStates = listCommand(
  { reference: searchIndexColumns.reference, ...movedTo },
  (given) =>
    `update search_index set state = given.state from ${given}
     where search_index.reference = given.reference and search_index.state <> given.state and ${isMoved}`,
);
// Not `on conflict`, for which PostgreSQL logs another record per row: the row of the attempt is locked.
const insertTermsOfMoved = listCommand(
  { ...searchTermColumns, ...movedTo },
  (given) =>
    `insert into search_terms (term, reference) select term, reference from ${given} where ${isMoved} and not exists (
       select 1 from search_terms where search_terms.term = given.term and search_terms.reference = given.reference
     )`,
);

/** Adds new attempts to the search tables, in the transaction that opens them. Order ids have an index already. */
export function indexOpened(batch: Batch, attempts: readonly Attempt[]): void {
  insertRows(batch, attempts.map(searchRowOf));
  insertTerms(
    batch,
    termRows(attempts, (attempt) => openedTermsOf(attempt).filter((term) => term !== attempt.orderId)),
  );
}

/**
 * Adds results to the search tables, in the transaction of the move. Only moves that were made add one; moves between
 * other states write nothing.
 */
export function indexResults(batch: Batch, attempts: readonly Attempt[]): void {
  const ended = attempts.filter(({ state }) => searchedState(state) === state);
  updateStates(
    batch,
    ended.map(({ reference, state, version }) => ({ reference, state, version })),
  );
  insertTermsOfMoved(
    batch,
    ended.flatMap((attempt) => {
      const { state, version } = attempt;
      return termRows([attempt], resultTermsOf).map((row) => ({ ...row, state, version }));
    }),
  );
}

/** All states in the search index. */
export const searchedStates = [...resultStates, "unknown", "opened"] as const satisfies AttemptState[];

/** The state of an attempt in the search index: `opened` until it has a result or is `unknown`. */
export function searchedState(state: AttemptState): AttemptState {
  return hasResult(state) || state === "unknown" ? state : "opened";
}

/** The row of an attempt in the search index. */
export function searchRowOf({ reference, state, paymentMethod, amountMinor }: Attempt): SearchIndexRow {
  return {
    reference,
    state: searchedState(state),
    payment_method: paymentMethod,
    amount_minor: amountMinor,
  };
}

/** The search terms of attempts as rows; terms that the journal cannot store are left out. */
export function termRows(attempts: readonly Attempt[], termsOf: (attempt: Attempt) => readonly string[]) {
  return attempts.flatMap((attempt) =>
    termsOf(attempt)
      .filter((term) => isStorable(term, longestTerm))
      .map((term) => ({ term, reference: attempt.reference })),
  );
}
