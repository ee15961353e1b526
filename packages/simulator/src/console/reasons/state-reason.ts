import type { Exchange } from "../../ledger/exchanges.js";
import type { Gateway } from "../../ledger/gateway.js";
import type { Transaction } from "../../ledger/transaction.js";
import { text } from "../../ledger/wire-fields.js";
import { amountText } from "../../http/amount-text.js";
import { codeOf } from "../meaning-of-codes.js";
import { permissionReason } from "./permission-reason.js";
import type { Reason } from "./reason.js";

/** Why a call does not fit what the gateway holds: a used name, an unknown one, a wrong moment, too large an amount. */
export function stateReason(
  gateway: Gateway,
  exchange: Exchange,
  transaction: Transaction | undefined,
): Reason | undefined {
  switch (codeOf(exchange)) {
    case "24":
      return transaction && wrongMoment(exchange, transaction);
    case "25":
      return unknownName(gateway, exchange);
    case "40":
      return permissionReason(exchange);
    case "51":
      return transaction && tooMuch(exchange, transaction);
    case "94":
      return usedName(exchange);
    case "97":
      return {
        cause: "The payment session is older than 15 minutes.",
        remedy: "Begin again, with a new transactionReference.",
      };
    default:
      return undefined;
  }
}

function wrongMoment({ method }: Exchange, { status }: Transaction): Reason {
  return {
    cause: `${method} did not suit the transaction, which is ${status} now.`,
    remedy:
      "Its history under Transactions shows what was done before. From 22:00 to 23:00 French time every cash operation is refused: move the clock forward under Time.",
  };
}

function tooMuch({ method }: Exchange, { currentAmount, currencyCode }: Transaction): Reason {
  return {
    cause: `${method} was asked for more than the transaction had; it has ${amountText(currentAmount, currencyCode, "en")} now.`,
    remedy: "Ask for that, or less (operationAmount).",
  };
}

function unknownName({ readings }: Gateway, { request, answer }: Exchange): Reason {
  const atFault = text(answer, "errorFieldName") ?? "";
  const named = [atFault, "fromTransactionReference", "transactionReference", "mandateId", "merchantWalletId"]
    .map((name) => ({ name, value: text(request, name) }))
    .find(({ value }) => value !== undefined);
  const { visibleAfterMs } = readings.current();
  return {
    cause: named
      ? `The shop ${text(request, "merchantId")} has nothing under the ${named.name} ${named.value}.`
      : "What the call is about does not exist.",
    remedy:
      visibleAfterMs > 0
        ? `The reading visibleAfterMs hides new payments for ${visibleAfterMs} ms: ask again later.`
        : "If it should exist, check the name and the merchantId: Transactions and Wallets list what there is.",
  };
}

function usedName({ method, request }: Exchange): Reason {
  const reference = text(request, "transactionReference");
  return reference === undefined
    ? {
        cause:
          method === "addCard"
            ? "The wallet holds the same card with the same expiry date already."
            : "The wallet holds the same account already.",
        remedy: "Use the stored one, or delete it first (deletePaymentMean).",
      }
    : {
        cause: `The transactionReference ${reference} was used before, and a used one is never free again.`,
        remedy: "Give every attempt a new transactionReference.",
      };
}
