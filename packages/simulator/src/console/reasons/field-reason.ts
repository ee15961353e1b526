import { checkRequest } from "@sips-kit/protocol";
import type { Exchange } from "../../ledger/exchanges.js";
import type { Wire } from "../../ledger/wire.js";
import { text, valueAt } from "../../ledger/wire-fields.js";
import { codeOf } from "../meaning-of-codes.js";
import type { Reason } from "./reason.js";

/** What is wrong with the field that an answer names. */
export function fieldReason(exchange: Exchange): Reason | undefined {
  const { method, request, answer } = exchange;
  const field = text(answer, "errorFieldName");
  // 25: nothing is wrong with the name but that nothing has it.
  if (field === undefined || codeOf(exchange) === "25") return undefined;
  const known = Object.hasOwn(ofOneUse, field) ? ofOneUse[field] : undefined;
  if (known && text(request, field) !== undefined) return known;
  // The request is kept without card data, so other fields may seem wrong here: only this one counts.
  const fault = checkRequest(method, request).find((one) => one.field === field);
  const value = simpleText(valueAt(request, field));
  return {
    cause: `${fault?.message ?? `The gateway does not accept the field ${field}.`}${value === "" ? "" : ` It holds “${value}”.`}`,
    remedy: `Correct ${field} and call again: nothing has happened yet.`,
  };
}

/** Values that are good once, for a while, and for their own payment. */
const ofOneUse: { readonly [field: string]: Reason | undefined } = {
  paymentToken: {
    cause: "The paymentToken is unknown, used already, older than 15 minutes, or another shop’s.",
    remedy: "Let the buyer enter the card again: a token is good for one call.",
  },
  paymentData: {
    cause: "The paymentData cannot be opened, is older than 15 minutes, or was used already.",
    remedy: "Let the buyer choose the card again: a payload is good for one call.",
  },
  paResMessage: {
    cause: "The paResMessage is not the bank’s answer to this payment, or was used already.",
    remedy: "Send back what the bank’s page has posted to the shop, unchanged and once.",
  },
  redirectionData: {
    cause: "The redirectionData is not that of this payment.",
    remedy: "Send what this payment’s own answer, or the return to the shop, has brought.",
  },
};

/** A simple value; empty for any other. */
function simpleText(value: Wire | undefined): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
