import { codes } from "@sips-kit/protocol";
import type { Gateway } from "../../gateway.js";
import { statusOfAccepted } from "../../ledger/life-cycle.js";
import { screen } from "../../ledger/screening.js";
import type { Moved } from "../../ledger/transactions.js";
import type { Transaction, TransactionStatus } from "../../ledger/transaction.js";
import { chosenCodes, type Delivery } from "../reply.js";
import { isExpired } from "./open-payment.js";

/** Decides an order, once, and writes the decision into the ledger. The transaction's authentication is settled before. */
export function order(
  gateway: Gateway,
  transaction: Transaction,
  decision: Decision = decide(gateway, transaction),
  operation = "TRANSACTION",
): void {
  const { responseCode, acquirerResponseCode } = afterScreening(gateway, transaction, decision);
  transaction.orderedAt = gateway.clock.now();
  transaction.responseCode = responseCode;
  if (acquirerResponseCode !== undefined) transaction.acquirerResponseCode = acquirerResponseCode;
  if (responseCode === "00") {
    const { merchantId, transactionReference } = transaction;
    transaction.authorisationId = gateway.chance.digits(6, "authorisation", merchantId, transactionReference);
  }
  const status = statusAfter(transaction);
  gateway.transactions.record(transaction, operation, status, ...moneyOf(transaction, status));
}

function moneyOf({ responseCode, originAmount: amount }: Transaction, status: TransactionStatus): Moved[] {
  if (responseCode !== "00") return [];
  const charge: Moved = { kind: "charge", amount };
  return status === "CAPTURED" ? [charge, { kind: "capture", amount }] : [charge];
}

/** The fraud lists are asked before the acquirer is, who may take his time (60): what they stop never reaches him. */
function afterScreening(gateway: Gateway, transaction: Transaction, decision: Decision): Decision {
  const { responseCode, acquirerResponseCode } = decision;
  const reachesAcquirer = ["00", "60"].includes(responseCode) || acquirerResponseCode !== undefined;
  if (!reachesAcquirer) return decision;
  const screening = screen(gateway.fraudLists, transaction);
  if (screening) transaction.screening = screening;
  return screening?.color === "BLACK" ? { responseCode: chosenCodes.blackListed } : decision;
}

export interface Decision {
  readonly responseCode: string;
  /** Absent when the order never reached the acquirer. */
  readonly acquirerResponseCode?: string;
}

function decide(gateway: Gateway, { card, authentication, echo }: Transaction): Decision {
  if (authentication?.status === "CANCEL") return { responseCode: "17" };
  if (authentication?.status === "FAILURE") return { responseCode: "05" };
  if (card.brands.length === 0) return { responseCode: chosenCodes.unknownBrand };
  if (isExpired(card, gateway.clock.now())) return { responseCode: chosenCodes.cardExpired };
  const isWithoutHolder = ["RECURRING_N", "INSTALMENT"].includes(String(echo["paymentPattern"]));
  const asksFor3ds =
    card.behaviour === "soft-decline" && echo["orderChannel"] === "INTERNET" && !isWithoutHolder;
  if (asksFor3ds && authentication?.status === "NO_AUTHENT") {
    return { responseCode: "05", acquirerResponseCode: "A1" };
  }
  const { responseCode } = card;
  return Object.hasOwn(codes.acquirerResponseCode.values, responseCode)
    ? { responseCode, acquirerResponseCode: responseCode }
    : { responseCode };
}

function statusAfter(transaction: Transaction): TransactionStatus {
  switch (transaction.responseCode) {
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

/** How the answer of an order travels, by its card. */
export function orderDelivery({ card }: Transaction): { readonly delivery?: Delivery } {
  if (card.behaviour === "lost-order") return { delivery: "lost" };
  return card.behaviour === "slow" ? { delivery: "slow" } : {};
}
