import { acsTexts } from "../../acs/acs-texts.js";
import { scenarioIbans } from "../../fixtures/scenario-ibans.js";
import type { Exchange } from "../../ledger/exchanges.js";
import type { Gateway } from "../../ledger/gateway.js";
import { maskIban } from "../../ledger/iban.js";
import type { Transaction } from "../../ledger/transaction.js";
import { text } from "../../ledger/wire-fields.js";
import { chosenCodes } from "../../office/reply.js";
import { suppliers } from "../../suppliers/suppliers.js";
import { supplierTexts } from "../../suppliers/supplier-texts.js";
import { codeOf } from "../meaning-of-codes.js";
import { fraudReason } from "./fraud-reason.js";
import { acceptedCardText, testCardText } from "./test-card-text.js";
import type { Reason } from "./reason.js";

/** Why a payment was decided as it was: a button, a fraud rule, or the digits of a test card or account. */
export function decisionReason(
  gateway: Gateway,
  exchange: Exchange,
  transaction: Transaction | undefined,
): Reason | undefined {
  const code = codeOf(exchange);
  const visited = supplierReason(gateway, exchange, code);
  if (visited) return visited;
  if (!transaction || !tellsDecision(exchange, transaction)) return undefined;
  return (
    authenticationReason(transaction, code) ??
    fraudReason(transaction) ??
    (code === "00" ? undefined : meansReason(transaction, code))
  );
}

/** Whether this is the answer that decided the payment, and not one about it. */
function tellsDecision(exchange: Exchange, { responseCode }: Transaction): boolean {
  return codeOf(exchange) === responseCode && text(exchange.answer, "transactionReference") !== undefined;
}

function authenticationReason({ authentication }: Transaction, code: string): Reason | undefined {
  const pressed = authentication?.status === "CANCEL" ? "cancel" : "fail";
  const isEnded = authentication?.status === "CANCEL" ? code === "17" : authentication?.status === "FAILURE";
  if (!isEnded) return undefined;
  if (authentication?.type !== "CHALLENGE") {
    return {
      cause: "The shop’s own authenticationData says that the cardholder failed 3-D Secure (txStatus N).",
      remedy:
        "Order with an authentication that succeeded, or let the gateway do it: cardCheckEnrollment first.",
    };
  }
  const { verdicts } = acsTexts.en;
  return {
    cause: `3-D Secure failed: the cardholder pressed “${verdicts[pressed]}” on the bank’s page.`,
    remedy: `Pay again and press “${verdicts.authenticate}” there.`,
  };
}

/** What the buyer has pressed on the page of a supplier, or of the signature. */
function supplierReason(gateway: Gateway, { request, answer }: Exchange, code: string): Reason | undefined {
  const merchantId = text(request, "merchantId") ?? "";
  const subject = ["transactionReference", "mandateId"]
    .map((name) => text(answer, name) ?? text(request, name))
    .find((name) => name !== undefined);
  const session = gateway.suppliers.find(merchantId, subject ?? "");
  const expected = { refuse: "05", cancel: "17", pending: "60", confirm: undefined };
  if (!session?.verdict || expected[session.verdict] !== code) return undefined;
  const { verdicts } = supplierTexts.en;
  return {
    cause: `The buyer pressed “${verdicts[session.verdict]}” on the page of ${suppliers[session.kind].owner.en}.`,
    remedy: `Begin again and press “${verdicts.confirm}” there.`,
  };
}

function meansReason(transaction: Transaction, code: string): Reason | undefined {
  const { card, otherMean, acquirerResponseCode } = transaction;
  if (otherMean) return accountReason(transaction, code);
  const named = testCardText(card);
  const accepted = `such as ${acceptedCardText(card)}`;
  if (card.brands.length === 0 && code === chosenCodes.unknownBrand) {
    return {
      cause: `No brand has cards that begin like ${named}.`,
      remedy: `Pay with a test card, ${accepted}.`,
    };
  }
  if (acquirerResponseCode === "A1") {
    return {
      cause: `The test card ${named} is refused with A1 unless the buyer is authenticated (soft decline).`,
      remedy: "Order again with 3-D Secure: cardCheckEnrollment first, then the order.",
    };
  }
  if (card.responseCode === code) {
    return {
      cause: `The test card ${named} ends in ${code}, which decides the answer.`,
      remedy: `A card that ends in 00 is accepted, ${accepted}.`,
    };
  }
  return code === chosenCodes.cardExpired
    ? {
        cause: `The card expired in ${card.expiryDate}.`,
        remedy: "Give an expiry date that is not in the past.",
      }
    : undefined;
}

function accountReason({ card }: Transaction, code: string): Reason | undefined {
  const [accepted] = scenarioIbans;
  if (card.responseCode !== code || !accepted) return undefined;
  return {
    cause: `The bank account ends in ${code}, which decides the answer.`,
    remedy: `Pay from another test account, such as ${maskIban(accepted.iban)}.`,
  };
}
