import {
  holdsOrder,
  isFailure,
  statesBefore,
  type Attempt,
  type AttemptState,
} from "../../domain/attempt.js";
import type { Move } from "../journal.js";
import { listCommand, listQuery } from "./list-statement.js";
import type { Batch } from "./batch.js";
import type { OrderClaimRow } from "./tables.js";

// Of two attempts of one order one takes it. The update that changes nothing makes it one statement, and keeps the
// holder from letting go before this transaction ends. SQLite reads the `on` of a conflict as that of a join unless
// there is a `where`.
const claimColumns = { reference: "text", state: "text", version: "bigint null" } as const;
const insertText = (given: string) =>
  `insert into order_claims (order_id, reference)
   select attempts.order_id, min(attempts.reference) from ${given}
     join attempts on attempts.reference = given.reference and attempts.state = given.state
     and (given.version is null or attempts.version = given.version)
   where true group by attempts.order_id order by attempts.order_id
   on conflict (order_id) do update set order_id = excluded.order_id returning order_id, reference`;
const insertClaims = listQuery<typeof claimColumns, OrderClaimRow>(claimColumns, insertText);
const claimUnasked = listCommand(claimColumns, insertText);
// Attempts before orders, as in `moveAttempts`: two that move the same attempt never wait for each other.
const lockAttempts = listCommand(
  { reference: "text" },
  (given) =>
    `select reference from attempts where reference in (select reference from ${given}) order by reference for update`,
);

/** A move, and whose it is. */
export interface MoveOf {
  readonly reference: string;
  readonly move: Move;
}

/** True for a move that money may follow: nobody makes it whose order another attempt has. */
export function needsOrder({ to, claimsOrder }: Move): boolean {
  return to === "charging" || (claimsOrder === true && !holdsOrder(to));
}

/**
 * Takes the orders of the attempts that are about to order, or are found to have done so while they held none, each
 * unless another attempt has it; gives by order who has it now. Their rows are locked: what they stand in is what they
 * stood in then.
 */
export async function claimOrders(
  batch: Batch,
  moves: readonly MoveOf[],
): Promise<ReadonlyMap<string, string>> {
  const taking = moves.flatMap(({ reference, move }) => {
    const { to, from, version = null } = move;
    return statesBefore(to)
      .filter((state) => from?.includes(state) ?? true)
      .filter((state) => takesOrder(state, move))
      .map((state) => ({ reference, state, version }));
  });
  const rows = await insertClaims(batch, taking);
  return new Map(rows.map((row) => [row.order_id, row.reference]));
}

/** The same for attempts that stand as they were read; who has the order now is for the next statement to look at. */
export function claimOrdersOf(
  batch: Batch,
  known: readonly { readonly before: Attempt; readonly move: Move }[],
): void {
  const taking = known
    .filter(({ before, move }) => takesOrder(before.state, move))
    .map(({ before: { reference, state, version } }) => ({ reference, state, version }));
  if (batch.dialect.locksRows)
    lockAttempts(
      batch,
      taking.map(({ reference }) => ({ reference })),
    );
  claimUnasked(batch, taking);
}

function takesOrder(from: AttemptState, move: Move): boolean {
  return (move.claimsOrder ?? holdsOrder(move.to)) && (needsOrder(move) || mayHoldNone(from, move.to));
}

/** One that let its order go while it was unknown takes it when it is found paid, not each time it is asked about. */
function mayHoldNone(from: AttemptState, to: AttemptState): boolean {
  return !holdsOrder(from) || (from === "unknown" && to !== "unknown");
}

const selectClaimsOfOthers = listQuery<
  { reference: "text" },
  { readonly reference: string; readonly holder: string }
>(
  { reference: "text" },
  (given) =>
    `select attempts.reference as reference, order_claims.reference as holder from ${given}
       join attempts on attempts.reference = given.reference
       join order_claims on order_claims.order_id = attempts.order_id
     where order_claims.reference <> attempts.reference`,
);

/** Of the attempts that are about to fail, those whose order another attempt has, with its reference. */
export async function claimsOfOthers(
  batch: Batch,
  moves: readonly MoveOf[],
): Promise<ReadonlyMap<string, string>> {
  const failing = moves.filter(({ move }) => isFailure(move.to)).map(({ reference }) => ({ reference }));
  const rows = await selectClaimsOfOthers(batch, failing);
  return new Map(rows.map((row) => [row.reference, row.holder]));
}

const deleteClaims = listCommand(
  { order_id: "text", reference: "text" },
  (given) =>
    `delete from order_claims where (order_id, reference) in (select order_id, reference from ${given})`,
);

/** Lets go of the orders that these attempts have. */
export function releaseOrders(batch: Batch, attempts: readonly Attempt[]): void {
  deleteClaims(
    batch,
    attempts.map(({ orderId, reference }) => ({ order_id: orderId, reference })),
  );
}

// The one that counts is the one that was opened first: there is another only when both were paid.
const insertClaimsOfPaid = listCommand(
  { order_id: "text" },
  (given) =>
    `insert into order_claims (order_id, reference)
     select order_id, min(reference) from attempts
     where order_id in (select order_id from ${given}) and state in ('accepted', 'in-review')
     group by order_id order by order_id
     on conflict (order_id) do nothing`,
);

/**
 * Hands orders on that were let go: to an attempt that was found paid while another one had its order. To be called
 * when the moves are written, so that the one that lets go and the one that is paid may be moved together.
 */
export function handOnOrders(batch: Batch, attempts: readonly Attempt[]): void {
  insertClaimsOfPaid(
    batch,
    attempts.map(({ orderId }) => ({ order_id: orderId })),
  );
}
