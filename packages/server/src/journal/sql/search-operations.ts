import type { Attempt } from "../../domain/attempt.js";
import {
  attemptOfOperation,
  isPaying,
  payingKinds,
  stateOfPayment,
} from "../../domain/attempt-of-operation.js";
import type { Operation } from "../../domain/operation.js";
import { openedTermsOf, resultTermsOf } from "../search-terms.js";
import type { Batch } from "./batch.js";
import { namesOf } from "./columns.js";
import { listCommand, listQuery } from "./list-statement.js";
import { operationOf } from "./rows.js";
import { insertRows, insertTerms, searchedState, searchRowOf, termRows } from "./search-rows.js";
import { operationColumns, searchIndexColumns, type OperationRow } from "./tables.js";

/*
 * Payments that staff take are operations, and have rows in the search tables like attempts do. Their references belong
 * to no attempt.
 */

const quoted = (texts: readonly string[]) => texts.map((text) => `'${text}'`).join(", ");

/** True in a statement for an operation that takes a payment. */
export const isPayingRow = `operations.kind in (${quoted(payingKinds)})`;
/** The state of the payment of an operation under way, in a statement. */
export const stateUnderWay = `case operations.state when 'prepared' then '${stateOfPayment.prepared}' else '${stateOfPayment.sending}' end`;

const { reference, state } = searchIndexColumns;
const updateStates = listCommand(
  { reference, state },
  (given) =>
    `update search_index set state = given.state from ${given}
     where search_index.reference = given.reference and search_index.state <> given.state`,
);
const byReference = { reference: "text" } as const;
const selectPaying = listQuery<typeof byReference, OperationRow>(
  byReference,
  (given) =>
    `select ${namesOf(operationColumns)} from operations
     where reference in (select reference from ${given}) and ${isPayingRow}`,
);

/** Adds a new payment that staff take to the search tables, in the transaction that opens its operation. */
export function indexOpenedOperation(batch: Batch, operation: Operation): void {
  if (!isPaying(operation)) return;
  const payment = attemptOfOperation(operation);
  const wallet = operation.card?.merchantWalletId;
  insertRows(batch, [searchRowOf(payment)]);
  insertTerms(
    batch,
    termRows([payment], (one) => [...openedTermsOf(one), ...(wallet === undefined ? [] : [wallet])]),
  );
}

/** Adds its result to the search tables, in the transaction of the move. */
export function indexMovedOperation(batch: Batch, operation: Operation): void {
  if (!isPaying(operation)) return;
  const payment = attemptOfOperation(operation);
  if (searchedState(payment.state) !== payment.state) return;
  updateStates(batch, [searchRowOf(payment)]);
  insertTerms(batch, termRows([payment], resultTermsOf));
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
  return new Map(rows.map((row) => [row.reference, attemptOfOperation(operationOf(row))]));
}
