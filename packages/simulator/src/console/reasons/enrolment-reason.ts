import type { Exchange } from "../../ledger/exchanges.js";
import type { Transaction } from "../../ledger/transaction.js";
import { codeOf, resultFieldOf } from "../meaning-of-codes.js";
import { testCardText } from "./test-card-text.js";
import type { Reason } from "./reason.js";

/** Why a card needs no challenge, or can have none. */
export function enrolmentReason(
  exchange: Exchange,
  transaction: Transaction | undefined,
): Reason | undefined {
  if (!transaction || codeOf(exchange) === "00") return undefined;
  if (resultFieldOf(exchange.method) !== "redirectionStatusCode") return undefined;
  const { card } = transaction;
  const what = {
    "not-enrolled": "is not enrolled in 3-D Secure",
    unavailable: "belongs to a bank whose authentication is out of order",
  } as const;
  if (card.behaviour !== "not-enrolled" && card.behaviour !== "unavailable") return undefined;
  return {
    cause: `The test card ${testCardText(card)} ${what[card.behaviour]}.`,
    remedy: "The order may go on without authentication. Other test cards are authenticated.",
  };
}
