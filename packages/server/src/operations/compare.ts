import type { OperationMove } from "../journal/operations-journal.js";
import { isNewTransaction, type Operation, type OperationKind } from "../domain/operation.js";
import { isOther, readMadeTransaction } from "./read-made-transaction.js";
import { isStatusOfAccepted } from "../proof/transaction-standing.js";
import type { SnapshotRead } from "./snapshot.js";
import { needsCardholder } from "./needs-cardholder.js";

type Verdict = Omit<OperationMove, "at" | "checkAt">;

/**
 * Decides whether an operation whose answer was lost was carried out, by comparing what the gateway shows now with what
 * it showed before. A transaction has only one operation at a time, so a difference of its amount belongs to this one.
 *
 * @param outlast records that the operation left no trace; true once it has left none for long enough
 */
export function compare(operation: Operation, read: SnapshotRead, outlast: () => boolean): Verdict {
  if (isNewTransaction(operation.kind)) return compareMade(operation, read, outlast);
  if (read.kind !== "found") return still(read.what);
  if (isOther(read.currencyCode, operation.currencyCode)) return still(otherThan("currency"));
  const { transactionStatus, currentAmount } = read.before;
  const done: Verdict = {
    to: "accepted",
    what: `${operation.kind} found carried out`,
    responseCode: "00",
    newAmount: currentAmount,
    newStatus: transactionStatus,
  };
  if (isDone(operation, transactionStatus, currentAmount)) return done;
  if (isOver(operation, transactionStatus)) {
    const what = "the payment was cancelled or has expired; nothing of it is captured";
    return { to: "not-done", what, newStatus: transactionStatus };
  }
  if (isUntouched(operation, transactionStatus, currentAmount)) return notYet(outlast);
  const { currentAmount: left } = operation.before ?? {};
  if (left !== undefined && currentAmount !== undefined && currentAmount > left) {
    return still("asked; the gateway's books do not show an earlier operation yet");
  }
  return still("the gateway shows another amount than this operation explains; manual check needed");
}

function otherThan(what: string): string {
  return `the gateway shows another ${what} than this operation has; manual check needed`;
}

/** True when the operation was carried out: the gateway shows what it leads to, and did not show that before. */
function isDone(operation: Operation, status: string | undefined, amount: number | undefined): boolean {
  const { before, amountMinor = 0, kind } = operation;
  if (kind === "cancel" || kind === "refund") {
    return before?.currentAmount !== undefined && amount === before.currentAmount - amountMinor;
  }
  return hasStatusOf(kind, status) && !hasStatusOf(kind, before?.transactionStatus);
}

/**
 * True for a decision about a payment that is over. An acceptance or a validation may have come first, but it has no
 * effect any more.
 */
function isOver({ kind }: Operation, status: string | undefined): boolean {
  const decides = kind === "validate" || kind === "acceptReview" || kind === "refuseReview";
  return decides && (status === "EXPIRED" || status === "CANCELLED");
}

/**
 * True when a transaction has a status that a decision of this kind leads to, even if the decision was made elsewhere.
 */
export function hasStatusOf(kind: OperationKind, status: string | undefined): boolean {
  switch (kind) {
    case "validate":
      return status === "TO_CAPTURE" || status === "CAPTURED";
    case "acceptReview":
      return isStatusOfAccepted(status);
    case "refuseReview":
      return status === "REFUSED";
    default:
      return false;
  }
}

function isUntouched(
  { before, kind }: Operation,
  status: string | undefined,
  amount: number | undefined,
): boolean {
  // The daily capture run changes statuses, so cancel and refund are recognised by the amount.
  if (kind === "cancel" || kind === "refund") return amount === before?.currentAmount;
  if (wasDecidedOtherwise(kind, status)) return true;
  return status === before?.transactionStatus || hasStatusOf(kind, before?.transactionStatus);
}

/** True when the status shows that the review was decided the other way. */
function wasDecidedOtherwise(kind: OperationKind, status: string | undefined): boolean {
  if (kind === "refuseReview") return hasStatusOf("acceptReview", status);
  return kind === "acceptReview" && hasStatusOf("refuseReview", status);
}

/** The new transaction exists under its reference, or it does not. */
function compareMade(operation: Operation, read: SnapshotRead, outlast: () => boolean): Verdict {
  switch (read.kind) {
    case "found":
      return resultOfMade(operation, read);
    case "unknown-reference":
      // The gateway has answered for this transaction, so not finding it now proves nothing.
      return operation.responseCode === undefined
        ? notYet(outlast)
        : still(`the gateway answered ${operation.responseCode} and does not show it; manual check needed`);
    case "unreachable":
      return still(read.what);
  }
}

/** The lost result of an operation whose transaction was found. */
function resultOfMade(operation: Operation, read: SnapshotRead & { kind: "found" }): Verdict {
  const made = readMadeTransaction(operation, read);
  if (made.kind === "other") return still(otherThan(made.field));
  const { shown } = made;
  switch (read.standing) {
    case "accepted":
      return { to: "accepted", what: "the new transaction was found", ...shown };
    case "ended":
      return { to: "accepted", what: "the new transaction was found, cancelled or expired since", ...shown };
    case "held": {
      const what = "the new transaction was found, held for fraud review: acceptReview or refuseReview";
      return { to: "accepted", what, ...shown };
    }
    case "refused":
      return {
        to: "refused",
        what: "the new transaction was found, refused",
        ...shown,
        ...needsCardholder(operation, read),
      };
    case "pending":
      return still("the new transaction was found, not decided yet");
  }
}

function notYet(outlast: () => boolean): Verdict {
  return outlast()
    ? {
        to: "not-done",
        what: "the gateway shows no trace of it; it may be asked for again under a new idempotencyKey",
      }
    : still("asked; the gateway shows no trace of it yet");
}

function still(what: string): Verdict {
  return { to: "unknown", what };
}
