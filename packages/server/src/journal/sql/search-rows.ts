import { attemptStates, hasResult, type Attempt, type AttemptState } from "../../domain/attempt.js";
import { openedTermsOf, resultTermsOf } from "../search-terms.js";
import type { Batch } from "../engine/batch.js";
import { isMoved, movedTo } from "./is-moved.js";
import { insertCommand, listCommand } from "../engine/list-statement.js";
import { searchStateColumns, searchTermColumns } from "./tables.js";
import { termRows } from "./term-rows.js";

/** Writes search terms. */
export const insertTerms = insertCommand("search_terms", searchTermColumns);
const insertTermsOfMoved = listCommand(
  { ...searchTermColumns, ...movedTo },
  (given) =>
    `insert into search_terms (reference, text, card, card_end)
     select reference, text, card, card_end from ${given} where ${isMoved}`,
);
const insertStates = listCommand(
  { ...searchStateColumns, version: movedTo.version },
  (given) =>
    `insert into search_states (reference, state, payment_method)
     select reference, state, payment_method from ${given} where ${isMoved}`,
);
const deleteStates = listCommand(
  { reference: searchStateColumns.reference, was: "text", ...movedTo },
  (given) =>
    `delete from search_states
     where (state, reference) in (select was, reference from ${given} where ${isMoved})`,
);

/** An attempt before and after a move. */
export interface Change {
  readonly before: Attempt;
  readonly after: Attempt;
}

/** Adds new attempts to the search tables, in the transaction that opens them. Order ids have an index already. */
export function indexOpened(batch: Batch, attempts: readonly Attempt[]): void {
  insertTerms(
    batch,
    attempts.flatMap((attempt) =>
      termRows(
        attempt.reference,
        openedTermsOf(attempt).filter((term) => term !== attempt.orderId),
      ),
    ),
  );
}

/**
 * Adds results to the search tables, in the transaction of the moves. Only moves that were made add one; moves between
 * other states write nothing.
 */
export function indexResults(batch: Batch, changes: readonly Change[]): void {
  const turned = changes.filter(({ before, after }) => before.state !== after.state);
  deleteStates(
    batch,
    turned
      .filter(({ before }) => isListed(before.state))
      .map(({ before, after }) => ({ ...movedOf(after), was: before.state })),
  );
  insertStates(
    batch,
    turned
      .filter(({ after }) => isListed(after.state))
      .map(({ after }) => ({ ...movedOf(after), payment_method: after.paymentMethod })),
  );
  insertTermsOfMoved(
    batch,
    changes.flatMap(({ before, after }) => {
      const known = termsOfEnded(before);
      const added = termsOfEnded(after).filter((term) => !known.includes(term));
      return termRows(after.reference, added).map((row) => ({ ...row, ...movedOf(after) }));
    }),
  );
}

function movedOf({ reference, state, version }: Attempt) {
  return { reference, state, version };
}

/** The terms that an attempt has once it has a result or is `unknown`. */
export function termsOfEnded(attempt: Attempt): readonly string[] {
  return isUnderWay(attempt.state) ? [] : resultTermsOf(attempt);
}

/** True until the attempt has a result or is `unknown`; until then it has a row in `due_checks`. */
export function isUnderWay(state: AttemptState): boolean {
  return !hasResult(state) && state !== "unknown";
}

/** The states of attempts under way. */
export const statesUnderWay: readonly AttemptState[] = attemptStates.filter(isUnderWay);

/** The states of attempts in `search_states`. */
export const listedStates: readonly AttemptState[] = attemptStates.filter(isListed);

/** True when attempts in this state are in `search_states`. */
export function isListed(state: AttemptState): boolean {
  return state !== "accepted" && !isUnderWay(state);
}
