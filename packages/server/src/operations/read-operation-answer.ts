import type { Outcome } from "../gateway/gateway.js";
import type { OperationMove } from "../journal/operations-journal.js";
import type { Context } from "../context/context.js";
import type { OperationAnswer } from "./operation-calls.js";
import { isOrderedBefore } from "../proof/read-charge-answer.js";
import { contradictsAcquirer } from "../proof/transaction-standing.js";
import { compare, hasStatusOf } from "./compare.js";
import { isNewTransaction, type Operation } from "../domain/operation.js";
import { paidWithOf } from "./paid-with.js";
import { readTransactionOf } from "./snapshot.js";
import { needsCardholder } from "./needs-cardholder.js";

type Meaning = Omit<OperationMove, "at">;

/** Interprets the answer to an operation. One that proves nothing is `unknown` and checked again at once. */
export async function readOperationAnswer(
  context: Pick<Context, "gateway" | "journal" | "log" | "now">,
  operation: Operation,
  outcome: Outcome<OperationAnswer>,
): Promise<Meaning> {
  const { kind } = operation;
  switch (outcome.kind) {
    case "accepted":
    case "refused":
      if (outcome.answer.scoreColor === "ORANGE") return afterReview(context, operation, outcome.code);
      return outcome.kind === "accepted"
        ? readAccepted(context, operation, outcome)
        : readRefused(context, operation, outcome);
    case "not-sent":
      return { to: "not-done", what: `${kind} could not be sent: ${outcome.reason}` };
    case "unknown": {
      const { field } = outcome.error;
      const what =
        field === undefined
          ? `the answer of ${kind} was lost`
          : `the answer of ${kind} contradicts in ${field}`;
      if (field !== undefined) logContradiction(context, operation, field, outcome.error.code);
      return { to: "unknown", what, checkAt: context.now() };
    }
  }
}

/** The amount or status in the answer must be what the operation leads to. */
function readAccepted(
  context: Pick<Context, "log" | "now">,
  operation: Operation,
  { code, answer }: { readonly code: string; readonly answer: OperationAnswer },
): Meaning {
  const { kind } = operation;
  const { newAmount, newStatus, acquirerResponseCode } = answer;
  // What works on a transaction is proven by its amount or status.
  if (isNewTransaction(kind) && contradictsAcquirer(code, acquirerResponseCode)) {
    const what = `${kind} answered ${code}, but the acquirer ${acquirerResponseCode}`;
    return { to: "unknown", what, checkAt: context.now() };
  }
  const amount = newAmount ? Number(newAmount) : undefined;
  const field = contradictedField(operation, amount, newStatus || undefined);
  if (field === undefined) {
    const what = `${kind} accepted`;
    const paidWith = paidWithOf(operation, answer);
    return { to: "accepted", what, responseCode: code, newAmount: amount, newStatus, ...paidWith };
  }
  logContradiction(context, operation, field, "GATEWAY_ECHO_MISMATCH");
  return {
    to: "unknown",
    what: `the answer of ${kind} has a ${field} that this ${kind} does not lead to`,
    checkAt: context.now(),
  };
}

/**
 * The refusal of an operation names no transaction in most methods, so it may be the answer to another call: it counts
 * unless the gateway shows that the operation was carried out. One that says that the new transaction's reference was
 * used before proves nothing: the call may have reached the gateway twice.
 */
async function readRefused(
  context: Pick<Context, "gateway" | "journal" | "log" | "now">,
  operation: Operation,
  { code, answer }: { readonly code: string; readonly answer: OperationAnswer },
): Promise<Meaning> {
  const { kind, reference, newReference } = operation;
  if (wasMadeBefore(kind, code)) {
    return { to: "unknown", what: `${kind} answered ${code}: made before`, checkAt: context.now() };
  }
  const refused: Meaning = {
    to: "refused",
    what: `${kind} refused`,
    responseCode: code,
    ...needsCardholder(operation, answer),
    ...paidWithOf(operation, answer),
  };
  if (answer.transactionReference === (newReference ?? reference)) return refused;
  const read = await readTransactionOf(context, operation);
  if (read.kind === "unreachable") return { to: "unknown", what: read.what, checkAt: context.now() };
  const verdict = compare(operation, read, () => true);
  if (verdict.to === "accepted") return verdict;
  // The gateway has made the new transaction, whose result is still to come: the refusal answers another call.
  const isMade = isNewTransaction(kind) && verdict.to === "unknown";
  return isMade ? { ...verdict, checkAt: context.now() } : refused;
}

/** True when the code says that the new transaction exists already: the answer to the call that made it counts. */
function wasMadeBefore(kind: Operation["kind"], code: string): boolean {
  if (kind === "charge" || kind === "moto") return isOrderedBefore(code);
  // To these, 24 may also say that they are not possible now.
  return isNewTransaction(kind) && code === "94";
}

function contradictedField(
  operation: Operation,
  amount: number | undefined,
  status: string | undefined,
): string | undefined {
  const { kind } = operation;
  if (amount !== undefined && !isPossible(operation, amount)) return "newAmount";
  return status === undefined || leadsTo(kind, status) ? undefined : "newStatus";
}

/** True when a decision of this kind can lead to such a status; amounts tell for the other kinds. */
function leadsTo(kind: Operation["kind"], status: string): boolean {
  switch (kind) {
    case "validate":
      // It leads to TO_CAPTURE; a captured transaction may be that of another call, and a query decides.
      return status !== "CAPTURED";
    case "acceptReview":
    case "refuseReview":
      return hasStatusOf(kind, status);
    default:
      return true;
  }
}

/** True when an operation of this kind, carried out on what was there, can leave such an amount. */
function isPossible({ kind, before, amountMinor = 0 }: Operation, amount: number): boolean {
  const left = before?.currentAmount;
  if (left === undefined) return true;
  switch (kind) {
    case "cancel":
    case "refund":
      return amount === left - amountMinor;
    case "validate":
      // What is not validated is dropped, so the validated amount is what is left; by another reading, the rest stays.
      return amount === amountMinor || amount === left - amountMinor;
    case "acceptReview":
      return amount === left;
    case "refuseReview":
      // No source gives an amount here: it may be the full amount, or zero after the refusal.
      return amount === left || amount === 0;
    default:
      // Operations that create a transaction are identified by its reference.
      return true;
  }
}

/** An orange score: the new transaction may be held for fraud review, whatever the code; only a query tells. */
async function afterReview(
  context: Pick<Context, "gateway" | "journal" | "log" | "now">,
  operation: Operation,
  code: string,
): Promise<Meaning> {
  const answered = { ...operation, responseCode: code };
  const read = await readTransactionOf(context, operation);
  const verdict = compare(answered, read, () => false);
  // The code stays with the operation: it proves that the gateway knows the transaction.
  return verdict.to === "unknown" ? { ...verdict, responseCode: code, checkAt: context.now() } : verdict;
}

function logContradiction(
  context: Pick<Context, "log">,
  operation: Operation,
  field: string,
  code: string,
): void {
  const { reference, kind } = operation;
  context.log({ step: "answer contradicts the operation", reference, code, field, detail: kind });
}
