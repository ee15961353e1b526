import { statesBefore, type Attempt } from "../payment/attempt.js";
import { listCommand, listQuery } from "./list-statement.js";
import type { MoveOf } from "./sql-move.js";
import type { Batch } from "./sql-batch.js";
import type { OrderClaimRow } from "./tables.js";

// Of two attempts of one order one takes it. The update that changes nothing makes it one statement, and keeps the
// holder from letting go before this transaction ends. SQLite reads the `on` of a conflict as that of a join unless
// there is a `where`.
const claimColumns = { reference: "text", state: "text", version: "bigint" } as const;
const insertClaims = listQuery<typeof claimColumns, OrderClaimRow>(
  claimColumns,
  (given) =>
    `insert into order_claims (order_id, reference)
     select attempts.order_id, min(attempts.reference) from ${given}
       join attempts on attempts.reference = given.reference and attempts.state = given.state
       and (given.version is null or attempts.version = given.version)
     where true group by attempts.order_id order by attempts.order_id
     on conflict (order_id) do update set order_id = excluded.order_id returning order_id, reference`,
);

/**
 * Takes the orders of the attempts that are about to order, each unless another attempt has it; gives by order who has
 * it now. Their rows are locked: what they stand in is what they stood in then.
 */
export async function claimOrders(
  batch: Batch,
  moves: readonly MoveOf[],
): Promise<ReadonlyMap<string, string>> {
  const before = statesBefore("ordering");
  const ordering = moves
    .filter(({ move }) => move.to === "ordering")
    .flatMap(({ reference, move: { from = before, version = null } }) =>
      before.filter((state) => from.includes(state)).map((state) => ({ reference, state, version })),
    );
  const rows = await insertClaims(batch, ordering);
  return new Map(rows.map((row) => [row.order_id, row.reference]));
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
