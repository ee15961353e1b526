import { paymentSessionLifeMs } from "../authentications.js";
import { nextParisHour } from "../paris-time.js";
import type { Transaction, TransactionStatus } from "./transaction.js";

/** Remittances leave in the evening, French time. */
const remittanceHour = 22;

/** Beyond this many days an authorisation no longer holds (6 for CB), so it is asked for when the money is taken. */
export const authorisationLifeDays = 6;

/** Does to a transaction what time alone does: abandoned, captured or expired. Each entry carries the time it was due. */
export function applyTime(transaction: Transaction, now: number): void {
  switch (transaction.status) {
    case "AUTHENTICATING":
    case "AUTHENTICATED": {
      const due = transaction.createdAt + paymentSessionLifeMs;
      if (now < due) return;
      transaction.responseCode = "97";
      return moveTo(transaction, due, "TRANSACTION", "REFUSED");
    }
    case "TO_CAPTURE":
      if (now >= remittanceAt(transaction)) {
        moveTo(transaction, remittanceAt(transaction), "DEBIT_CAPTURE", "CAPTURED");
      }
      return;
    case "TO_AUTHORIZE":
      if (now >= remittanceAt(transaction)) {
        moveTo(transaction, remittanceAt(transaction), "AUTHOR", "TO_CAPTURE");
        moveTo(transaction, remittanceAt(transaction), "DEBIT_CAPTURE", "CAPTURED");
      }
      return;
    case "TO_VALIDATE":
    case "TO_REPLAY":
    case "TO_CHALLENGE":
      if (now >= remittanceAt(transaction)) {
        moveTo(transaction, remittanceAt(transaction), "EXPIRED", "EXPIRED");
      }
      return;
    default:
      return;
  }
}

/** The evening at which an accepted order is sent to the bank, or expires when nobody has validated it. */
export function remittanceAt(transaction: Transaction): number {
  return nextParisHour(
    transaction.orderedAt ?? transaction.createdAt,
    transaction.captureDay,
    remittanceHour,
  );
}

/** Where an accepted order begins its life. */
export function statusOfAccepted(transaction: Transaction): TransactionStatus {
  if (transaction.card.behaviour === "review") return "TO_CHALLENGE";
  return statusOfReleased(transaction);
}

/** Where an order goes on once no fraud review holds it. */
export function statusOfReleased(transaction: Transaction): TransactionStatus {
  switch (transaction.captureMode) {
    case "VALIDATION":
      return transaction.captureDay > authorisationLifeDays ? "TO_REPLAY" : "TO_VALIDATE";
    case "IMMEDIATE":
      return "CAPTURED";
    default:
      return transaction.captureDay > authorisationLifeDays ? "TO_AUTHORIZE" : "TO_CAPTURE";
  }
}

/** Puts a transaction into a status and writes it into its history. */
export function moveTo(
  transaction: Transaction,
  at: number,
  operation: string,
  status: TransactionStatus,
): void {
  transaction.status = status;
  const { currentAmount: amount, responseCode } = transaction;
  transaction.history.push({
    at,
    operation,
    transactionStatus: status,
    amount,
    ...(responseCode === undefined ? {} : { responseCode }),
  });
}
