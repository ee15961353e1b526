import { isFailure, type Attempt } from "../../domain/attempt.js";
import type { Move } from "../journal.js";
import type { Batch } from "../engine/batch.js";
import { claimOrdersOf, needsOrder } from "./claims.js";
import { listCommand } from "../engine/list-statement.js";
import { attemptAfter, isPermitted, letsOrderGo, movedColumns, rowAfter, updateMoved } from "./move.js";
import { scheduleWork } from "./schedule-work.js";
import { indexResults } from "./search-rows.js";

/** A move, and the attempt as it was last read. */
export interface KnownMove {
  readonly before: Attempt;
  readonly move: Move;
}

/**
 * True for a move that need not read the attempt again: it is permitted from the version last read, and releases no order
 * claim.
 */
export function isPlain(known: KnownMove): boolean {
  return isPermitted(known.before, known.move) && !letsOrderGo(known);
}

const knownColumns = {
  ...movedColumns,
  from_state: "text",
  needs_order: "integer",
  is_failure: "integer",
} as const;
const updateKnown = listCommand<typeof knownColumns, { readonly reference: string }>(
  knownColumns,
  (given) =>
    `${updateMoved(given)} and attempts.version = given.version - 1 and attempts.state = given.from_state
       and (given.needs_order = 0 or exists (
         select 1 from order_claims
         where order_claims.order_id = attempts.order_id and order_claims.reference = attempts.reference
       ))
       and (given.is_failure = 0 or not exists (
         select 1 from order_claims
         where order_claims.order_id = attempts.order_id and order_claims.reference <> attempts.reference
       ))
     returning attempts.reference`,
);

/**
 * Makes plain moves of attempts that still have the version last read, without reading them again, so that claim, move
 * and event can be sent in one message with the commit. Returns a function that gives the moved attempts once that is
 * answered; nothing is written for the others. Among those are failures while another attempt has claimed the order: their
 * events name that attempt, so it must be read.
 */
export function moveKnown(batch: Batch, moves: readonly KnownMove[]): () => ReadonlyMap<string, Attempt> {
  // Sorted by reference, as in `moveAttempts`, so that transactions that move the same attempts do not deadlock.
  const known = moves.toSorted((one, other) => (one.before.reference < other.before.reference ? -1 : 1));
  claimOrdersOf(batch, known);
  const updated = updateKnown(
    batch,
    known.map((one) => ({
      ...rowAfter(one),
      from_state: one.before.state,
      needs_order: needsOrder(one.move) ? 1 : 0,
      is_failure: isFailure(one.move.to) ? 1 : 0,
    })),
  );
  const made = known.map((one) => ({ ...one, after: attemptAfter(one) }));
  scheduleWork(batch, made);
  indexResults(batch, made);
  return () => {
    const moved = new Set(updated().map(({ reference }) => reference));
    return new Map(
      made.filter(({ after }) => moved.has(after.reference)).map(({ after }) => [after.reference, after]),
    );
  };
}
