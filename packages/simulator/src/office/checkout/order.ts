import { acquirerToResponseCode } from "@sips-kit/protocol";
import { isExpired } from "../../ledger/card.js";
import type { Gateway } from "../../ledger/gateway.js";
import { statusOfAccepted } from "../../ledger/life-cycle.js";
import { screen } from "../../ledger/screen-order.js";
import type { Transaction, TransactionStatus } from "../../ledger/transaction.js";
import type { Moved } from "../../ledger/transactions.js";
import { chosenCodes } from "../reply.js";

/**
 * Decides an order, once, and writes the decision into the ledger. The transaction's authentication is complete by
 * then.
 */
export function order(
  gateway: Gateway,
  transaction: Transaction,
  decision: Decision = decide(gateway, transaction),
  operation = "TRANSACTION",
): void {
  const { responseCode, acquirerResponseCode } = afterScreening(gateway, transaction, decision);
  transaction.orderedAt = gateway.clock.now();
  if (acquirerResponseCode !== undefined) transaction.acquirerResponseCode = acquirerResponseCode;
  const isAuthorised = responseCode === "00";
  if (isAuthorised) {
    const { merchantId, transactionReference } = transaction;
    transaction.authorisationId = gateway.random.digits(6, "authorisation", merchantId, transactionReference);
  }
  const status = statusAfter(transaction, responseCode);
  const isHeldAs05 = status === "TO_CHALLENGE" && gateway.readings.current().heldPayments === "05-orange";
  transaction.responseCode = isHeldAs05 ? "05" : responseCode;
  const moved = isAuthorised ? moneyOf(transaction, status) : [];
  gateway.transactions.record(transaction, operation, status, ...moved);
}

function moneyOf({ originAmount: amount }: Transaction, status: TransactionStatus): Moved[] {
  const charge: Moved = { kind: "charge", amount };
  return status === "CAPTURED" ? [charge, { kind: "capture", amount }] : [charge];
}

/** The fraud controls come before the acquirer, which may still be pending (60): what they stop never reaches it. */
function afterScreening(gateway: Gateway, transaction: Transaction, decision: Decision): Decision {
  if (decision.isEnded) return decision;
  const screening = screen(gateway.fraudLists, transaction);
  if (screening) transaction.screening = screening;
  const isStopped = screening?.color === "BLACK" || screening?.color === "RED";
  return isStopped ? { responseCode: chosenCodes.stoppedByFraudControls } : decision;
}

export interface Decision {
  readonly responseCode: string;
  /** Absent when the acquirer has not answered. */
  readonly acquirerResponseCode?: string;
  /** True when the order ends before fraud controls and acquirer. */
  readonly isEnded?: true;
}

function decide(gateway: Gateway, { card, authentication, echo }: Transaction): Decision {
  if (authentication?.status === "CANCEL") return { responseCode: "17", isEnded: true };
  if (authentication?.status === "FAILURE") return { responseCode: "05", isEnded: true };
  if (card.brands.length === 0) return { responseCode: chosenCodes.unknownBrand, isEnded: true };
  if (isExpired(card, gateway.clock.now())) {
    return { responseCode: chosenCodes.cardExpired, isEnded: true };
  }
  // A later payment refers to the one in which the cardholder authenticated; without it, the bank asks them again.
  const isOfSeries =
    echo["paymentPattern"] === "RECURRING_N" && echo["initialSchemeTransactionIdentifier"] !== undefined;
  const isWithoutHolder = isOfSeries || echo["paymentPattern"] === "INSTALMENT";
  const asksFor3ds =
    card.behaviour === "soft-decline" && echo["orderChannel"] === "INTERNET" && !isWithoutHolder;
  if (asksFor3ds && authentication?.status === "NO_AUTHENT") {
    return { responseCode: "05", acquirerResponseCode: "A1" };
  }
  return decisionOf(card.responseCode);
}

/**
 * A card's digits give the responseCode. The acquirer's code is included where the gateway maps it to that
 * responseCode: an acquirer's 51 is answered as 05, so an order answered with 51 has none.
 */
function decisionOf(responseCode: string): Decision {
  const mapped: { readonly [acquirerCode: string]: string | undefined } = acquirerToResponseCode;
  return mapped[responseCode] === responseCode
    ? { responseCode, acquirerResponseCode: responseCode }
    : { responseCode };
}

function statusAfter(transaction: Transaction, responseCode: string): TransactionStatus {
  switch (responseCode) {
    case "00":
      return statusOfAccepted(transaction);
    case "02":
      return "REFERRAL";
    case "60":
    case "62":
      return "PENDING";
    default:
      return "REFUSED";
  }
}
