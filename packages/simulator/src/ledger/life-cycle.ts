import { nextParisHour, parisDateTime, parisDay } from "../world/paris-time.js";
import { isExpired } from "./card.js";
import type { MovementKind } from "./movement.js";
import { paymentSessionLifeMs, transferLifeMs } from "./payment-session-life.js";
import type { Transaction, TransactionStatus } from "./transaction.js";

/** Remittances leave in the evening, French time, and take an hour in which cash operations are refused. */
const remittanceHour = 22;
const remittanceLasts = 3_600_000;

/** Beyond this many days an authorisation no longer holds (6 for CB), so it is asked for when the money is taken. */
const authorisationLifeDays = 6;

/** How long PayPal keeps a payment pending before it is accepted. */
const paypalPendingMs = 10 * 60_000;

/** What time alone does to a transaction. */
export interface Step {
  readonly at: number;
  readonly operation: string;
  readonly status: TransactionStatus;
  /** The movements of the transaction's current amount. */
  readonly moves?: readonly MovementKind[];
  readonly responseCode?: string;
}

/** The next step of a transaction by time alone, due or not; undefined at the end of its life. */
export function nextStep(transaction: Transaction): Step | undefined {
  switch (transaction.status) {
    case "AUTHENTICATING":
    case "AUTHENTICATED": {
      const isTransfer = transaction.otherMean?.type === "CREDIT_TRANSFER";
      const at = transaction.createdAt + (isTransfer ? transferLifeMs : paymentSessionLifeMs);
      return { at, operation: "TRANSACTION", status: "REFUSED", responseCode: "97" };
    }
    case "TO_CAPTURE":
      return {
        at: remittanceAt(transaction),
        operation: "DEBIT_CAPTURE",
        status: "CAPTURED",
        moves: ["capture"],
      };
    case "TO_AUTHORIZE":
      return { at: lateAuthorisationAt(transaction), operation: "AUTHOR_BATCH", status: "WAITING_AUTHOR" };
    case "WAITING_AUTHOR":
      return lateAuthorisation(transaction);
    case "TO_CREDIT": {
      const isDone = transaction.isCredit === true || transaction.currentAmount === 0;
      const status = isDone ? "CREDITED" : "CAPTURED";
      return { at: remittanceAt(transaction), operation: "CREDIT_CAPTURE", status };
    }
    case "CAPTURED": {
      const { returned } = transaction;
      return returned && { ...returned, operation: "UNPAID", moves: ["return"] };
    }
    case "TO_VALIDATE":
    case "TO_REPLAY":
    case "TO_CHALLENGE":
      return { at: remittanceAt(transaction), operation: "EXPIRED", status: "EXPIRED", moves: ["release"] };
    case "PENDING":
      return transaction.paymentMeanBrand === "PAYPAL" ? pendingAccepted(transaction) : undefined;
    default:
      return undefined;
  }
}

/** The evening at which a transaction is sent to the bank, or expires when nobody has validated it. */
function remittanceAt(transaction: Transaction): number {
  const { leavesFrom, captureDay } = transaction;
  return leavesFrom === undefined
    ? eveningAfter(orderedAt(transaction), captureDay)
    : eveningAfter(leavesFrom, 0);
}

/** The day of that evening (captureLimitDate), while a transaction waits for it. */
export function captureLimitDateOf(transaction: Transaction): string | undefined {
  return waiting.has(transaction.status) ? parisDay(remittanceAt(transaction)) : undefined;
}

const waiting: ReadonlySet<string> = new Set([
  "TO_CAPTURE",
  "TO_VALIDATE",
  "TO_AUTHORIZE",
  "TO_REPLAY",
  "WAITING_AUTHOR",
]);

/** What arrives after the remittance has begun leaves with the next one. */
function eveningAfter(time: number, days: number): number {
  const evening = nextParisHour(time, days, remittanceHour);
  return evening > time ? evening : nextParisHour(time, days + 1, remittanceHour);
}

/** While the day's remittance is prepared, no cash operation is accepted. */
export function isRemittanceRunning(now: number): boolean {
  return Number(parisDateTime(now).slice(11, 13)) === remittanceHour;
}

/** A late authorisation is requested the evening before, so that capture can happen on its day. */
function lateAuthorisationAt(transaction: Transaction): number {
  return eveningAfter(orderedAt(transaction), transaction.captureDay - 1);
}

function lateAuthorisation(transaction: Transaction): Step {
  const at = lateAuthorisationAt(transaction) + remittanceLasts;
  if (isExpired(transaction.card, at)) {
    return { at, operation: "AUTHOR", status: "REFUSED", responseCode: "54", moves: ["release"] };
  }
  return { at, operation: "AUTHOR", status: "TO_CAPTURE" };
}

function pendingAccepted(transaction: Transaction): Step {
  const status = statusOfAccepted(transaction);
  return {
    at: orderedAt(transaction) + paypalPendingMs,
    operation: "TRANSACTION",
    status,
    responseCode: "00",
    moves: status === "CAPTURED" ? ["charge", "capture"] : ["charge"],
  };
}

function orderedAt(transaction: Transaction): number {
  return transaction.orderedAt ?? transaction.createdAt;
}

/** Where an accepted order begins its life. */
export function statusOfAccepted(transaction: Transaction): TransactionStatus {
  return transaction.screening?.color === "ORANGE" ? "TO_CHALLENGE" : statusOfReleased(transaction);
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
