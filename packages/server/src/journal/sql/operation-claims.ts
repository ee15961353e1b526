import { attemptOfOperation } from "../../domain/attempt-of-operation.js";
import { isFailure, type Attempt } from "../../domain/attempt.js";
import type { Operation } from "../../domain/operation.js";
import { stateAfterReview } from "../../domain/state-after-review.js";
import { claimsItsOrder, takenPaymentOf } from "../../domain/taken-payment.js";
import type { NewOperation } from "../operations-journal.js";
import type { Batch } from "../engine/batch.js";
import { listCommand, listQuery } from "../engine/list-statement.js";
import { handOnOrders, releaseOrders } from "./claims.js";
import { readPaymentsOfOperations } from "./search-operations.js";
import type { OrderClaimRow } from "./tables.js";

/*
 * Orders that staff take are claimed by the references of their payments, in the same table as those that an attempt has
 * claimed, so that of all of them one gets the claim.
 */

const claimColumns = { order_id: "text", reference: "text", instead_of: "text null" } as const;
const takeClaimOver = listCommand(
  claimColumns,
  (given) =>
    `update order_claims set reference = given.reference from ${given}
     where order_claims.order_id = given.order_id and order_claims.reference = given.instead_of`,
);
// As in claims.ts: one statement, which returns and locks the holder, whichever payment that is.
const insertClaim = listQuery<typeof claimColumns, OrderClaimRow>(
  claimColumns,
  (given) =>
    `insert into order_claims (order_id, reference) select order_id, reference from ${given} where true
     on conflict (order_id) do update set order_id = excluded.order_id returning order_id, reference`,
);

/** Claims the order of a new operation if it is to be claimed; returns the reference of another payment that has it. */
export async function claimOrderOf(batch: Batch, operation: NewOperation): Promise<string | undefined> {
  const { claimsOrder, orderId, insteadOf } = operation;
  const reference = takenPaymentOf(operation);
  if (!claimsOrder || orderId === undefined || reference === undefined) return undefined;
  const claim = { order_id: orderId, reference, instead_of: insteadOf ?? null };
  if (insteadOf !== undefined) takeClaimOver(batch, [claim]);
  const [holder] = await insertClaim(batch, [claim]);
  return holder?.reference === reference ? undefined : holder?.reference;
}

/** Releases the order of a payment that staff took and that has failed, in the transaction of the move. */
export async function releaseOrderOf(batch: Batch, moved: Operation): Promise<void> {
  const payment = await paymentMovedBy(batch, moved);
  if (!payment || !isFailure(payment.state)) return;
  releaseOrders(batch, [payment]);
  handOnOrders(batch, [payment]);
}

/** The operation's own payment if it claims its order, or the held one that the operation has decided about. */
async function paymentMovedBy(batch: Batch, moved: Operation): Promise<Attempt | undefined> {
  if (takenPaymentOf(moved) !== undefined)
    return claimsItsOrder(moved) ? attemptOfOperation(moved) : undefined;
  const decision = stateAfterReview(moved);
  if (!decision || !isFailure(decision)) return undefined;
  return (await readPaymentsOfOperations(batch, [moved.reference])).get(moved.reference);
}
