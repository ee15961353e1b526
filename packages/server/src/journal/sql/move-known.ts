import { isFailure, type Attempt } from "../../domain/attempt.js";
import type { Move } from "../journal.js";
import type { Batch } from "./batch.js";
import { claimOrdersOf, needsOrder } from "./claims.js";
import { insertEventsOfMoved } from "./events.js";
import { listCommand } from "./list-statement.js";
import {
  attemptAfter,
  eventOfStep,
  isPermitted,
  letsOrderGo,
  movedColumns,
  rowAfter,
  updateMoved,
} from "./move.js";
import { indexResultsOfMoved } from "./search-rows.js";

/** A move, and the attempt as it was read before. */
export interface KnownMove {
  readonly before: Attempt;
  readonly move: Move;
}

/**
 * True for a move that needs no second look at the attempt: it is permitted from where that stood, and says nothing of
 * whether another attempt has the order.
 */
export function isPlain(known: KnownMove): boolean {
  return isPermitted(known.before, known.move) && !isFailure(known.move.to) && !letsOrderGo(known);
}

const knownColumns = { ...movedColumns, from_state: "text", needs_order: "integer" } as const;
const updateKnown = listCommand<typeof knownColumns, { readonly reference: string }>(
  knownColumns,
  (given) =>
    `${updateMoved(given)} and attempts.version = given.version - 1 and attempts.state = given.from_state
       and (given.needs_order = 0 or exists (
         select 1 from order_claims
         where order_claims.order_id = attempts.order_id and order_claims.reference = attempts.reference
       ))
     returning attempts.reference`,
);

/**
 * Makes plain moves of attempts that still have the version that was read, without reading them again: so the claim, the
 * move and its event may go out in one message with the commit. Gives, once that is answered, those that were moved; of
 * the others nothing is written.
 */
export function moveKnown(batch: Batch, moves: readonly KnownMove[]): () => ReadonlyMap<string, Attempt> {
  // In the order of their references, as in `moveAttempts`: two that move the same ones never wait for each other.
  const known = moves.toSorted((one, other) => (one.before.reference < other.before.reference ? -1 : 1));
  claimOrdersOf(batch, known);
  const updated = updateKnown(
    batch,
    known.map((one) => ({
      ...rowAfter(one),
      from_state: one.before.state,
      needs_order: needsOrder(one.move) ? 1 : 0,
    })),
  );
  insertEventsOfMoved(batch, known.map(eventOfStep));
  const after = known.map(attemptAfter);
  indexResultsOfMoved(batch, after);
  return () => {
    const moved = new Set(updated().map(({ reference }) => reference));
    return new Map(
      after.filter(({ reference }) => moved.has(reference)).map((attempt) => [attempt.reference, attempt]),
    );
  };
}
