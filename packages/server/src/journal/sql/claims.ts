import {
  holdsOrder,
  isFailure,
  statesBefore,
  type Attempt,
  type AttemptState,
} from "../../domain/attempt.js";
import type { Move } from "../journal.js";
import { listCommand, listQuery } from "../engine/list-statement.js";
import type { Batch } from "../engine/batch.js";
import type { OrderClaimRow } from "./tables.js";

// Of two attempts of an order, one gets the claim. The update that changes nothing makes a conflicting insert return
// the holder, and locks the holder's row until this transaction ends. SQLite parses `on conflict` as the `on` of a join
// unless there is a `where`.
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
// Locks attempts before orders, as `moveAttempts` does, so that two moves of the same attempt do not deadlock.
const lockAttempts = listCommand(
  { reference: "text" },
  (given) =>
    `select reference from attempts where reference in (select reference from ${given}) order by reference for update`,
);

/** A move, and the reference of its attempt. */
export interface MoveOf {
  readonly reference: string;
  readonly move: Move;
}

/** True for a move after which money may move. It is not made if another attempt has claimed the order. */
export function needsOrder({ to, claimsOrder }: Move): boolean {
  return to === "charging" || (claimsOrder === true && !holdsOrder(to));
}

/**
 * Claims the orders of attempts that are about to be charged, or turn out to have been charged without a claim, unless
 * another attempt has claimed them. Returns the holder of each order. The caller has locked the attempts' rows, so
 * their states cannot change in between.
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

/**
 * The same for attempts that are unchanged since they were read. The statement that follows checks who holds the order.
 */
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

/** An unknown attempt that released its claim claims the order again when it is found paid, not at each query. */
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

/** The attempts that are about to fail and whose order another attempt has claimed, with the reference of that one. */
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

/** Releases the order claims of these attempts. */
export function releaseOrders(batch: Batch, attempts: readonly Attempt[]): void {
  deleteClaims(
    batch,
    attempts.map(({ orderId, reference }) => ({ order_id: orderId, reference })),
  );
}

// The attempt that was opened first gets the claim; there are several only when more than one was paid.
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
 * Passes released claims to attempts that were found paid while another one held the order. Call it after the moves are
 * written, so that the attempt that releases the claim and the one that is paid may move in the same batch.
 */
export function handOnOrders(batch: Batch, attempts: readonly Attempt[]): void {
  insertClaimsOfPaid(
    batch,
    attempts.map(({ orderId }) => ({ order_id: orderId })),
  );
}
