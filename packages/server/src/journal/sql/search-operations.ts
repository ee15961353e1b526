import type { Attempt } from "../../domain/attempt.js";
import { attemptOfOperation } from "../../domain/attempt-of-operation.js";
import type { Operation } from "../../domain/operation.js";
import { decidingKinds, stateAfterReview } from "../../domain/state-after-review.js";
import { payingKinds, takenPaymentOf } from "../../domain/taken-payment.js";
import { openedTermsOf } from "../search-terms.js";
import type { Batch } from "../engine/batch.js";
import { namesOf } from "../engine/columns.js";
import { insertCommand, listCommand, listQuery } from "../engine/list-statement.js";
import { operationOf } from "./rows.js";
import { insertTerms, termsOfEnded } from "./search-rows.js";
import { operationColumns, searchedColumns, type OperationRow } from "./tables.js";
import { termRows } from "./term-rows.js";

/*
 * Payments that staff take are operations, with references that belong to no attempt. For searches they have rows with
 * the columns of attempts.
 */

const insertTaken = insertCommand("taken_payments", searchedColumns);
const { reference, state } = searchedColumns;
const updateStates = listCommand(
  { reference, state },
  (given) =>
    `update taken_payments set state = given.state from ${given}
     where taken_payments.reference = given.reference and taken_payments.state <> given.state`,
);
const updateDecided = listCommand(
  { reference, state },
  (given) =>
    `update taken_payments set state = given.state from ${given}
     where taken_payments.reference = given.reference and taken_payments.state = 'in-review'`,
);
const byReference = { reference: "text" } as const;
const selectPaying = listQuery<typeof byReference, OperationRow>(
  byReference,
  (given) =>
    `select ${namesOf(operationColumns)} from operations
     where reference in (select reference from ${given})
       and operations.kind in (${[...payingKinds, ...decidingKinds].map((kind) => `'${kind}'`).join(", ")})
     union all
     select ${namesOf(operationColumns)} from operations
     where new_reference in (select reference from ${given})`,
);

/** Adds a new payment that staff take to the search tables, in the transaction that opens its operation. */
export function indexOpenedOperation(batch: Batch, operation: Operation): void {
  if (takenPaymentOf(operation) === undefined) return;
  const payment = attemptOfOperation(operation);
  insertTaken(batch, [
    {
      reference: payment.reference,
      state: payment.state,
      payment_method: payment.paymentMethod,
      amount_minor: payment.amountMinor,
    },
  ]);
  insertTerms(batch, termRows(payment.reference, termsOfTaken(operation, payment)));
}

/** The search terms of a payment that staff take, from the beginning. */
export function termsOfTaken({ card }: Operation, payment: Attempt): readonly string[] {
  const wallet = card?.merchantWalletId;
  return [...openedTermsOf(payment), ...(wallet === undefined ? [] : [wallet])];
}

/** Keeps its state and adds its result, or the decision about a held one, in the transaction of the move. */
export function indexMovedOperation(batch: Batch, before: Operation, after: Operation): void {
  if (takenPaymentOf(after) === undefined) return indexDecision(batch, after);
  const [payment, earlier] = [attemptOfOperation(after), attemptOfOperation(before)];
  // While it is held, another operation may have decided about it.
  if (payment.state !== earlier.state)
    updateStates(batch, [{ reference: payment.reference, state: payment.state }]);
  const known = termsOfEnded(earlier);
  const added = termsOfEnded(payment).filter((term) => !known.includes(term));
  insertTerms(batch, termRows(payment.reference, added));
}

function indexDecision(batch: Batch, operation: Operation): void {
  const decision = stateAfterReview(operation);
  if (decision) updateDecided(batch, [{ reference: operation.reference, state: decision }]);
}

/** Reads the payments of operations, by their references. */
export async function readPaymentsOfOperations(
  batch: Batch,
  references: readonly string[],
): Promise<ReadonlyMap<string, Attempt>> {
  const rows = await selectPaying(
    batch,
    references.map((one) => ({ reference: one })),
  );
  const operations = rows.map(operationOf);
  return new Map(
    operations
      .filter((one) => takenPaymentOf(one) !== undefined)
      .map((paying) => {
        const payment = attemptOfOperation(paying, operations);
        return [payment.reference, payment];
      }),
  );
}
