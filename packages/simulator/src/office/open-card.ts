import { cardFault, keepCard, type Card, type ClearCard } from "../ledger/card.js";
import { text } from "../ledger/wire-fields.js";
import type { Call } from "./call.js";
import { openCiphertext } from "./open-ciphertext.js";
import { chosenCodes, refusal, type Refusal } from "./reply.js";

/** Reads a call's card by one of its three ways: in clear, encrypted in the browser, or behind a payment token. */
export function openCard(call: Call): { readonly card: Card } | Refusal {
  const { gateway, shop, body } = call;
  const paymentToken = text(body, "paymentToken");
  if (paymentToken !== undefined) {
    const card = gateway.paymentTokens.spend(paymentToken, shop.merchantId);
    return card ? { card } : refusal(chosenCodes.badPaymentToken, "paymentToken");
  }
  if (text(body, "panType") === "TOKEN_PAN") return openPanToken(call);
  const clear = openClearCard(call);
  if ("refusal" in clear) return clear;
  const fault = cardFault(clear);
  return fault ? refusal(fault.responseCode, fault.field) : { card: keepCard(clear, gateway.fingerprintKey) };
}

/** A tokenPan replaces only the number: expiry date and security code are sent with it. */
function openPanToken({ gateway, shop, body }: Call): { readonly card: Card } | Refusal {
  const card = gateway.panTokens.find(text(body, "cardNumber") ?? "", shop.merchantId);
  if (!card) return refusal(chosenCodes.unknownPanToken, "cardNumber");
  const expiryDate = text(body, "cardExpiryDate") ?? card.expiryDate;
  return { card: { ...card, expiryDate, hasSecurityCode: text(body, "cardCSCValue") !== undefined } };
}

function openClearCard({ gateway, body }: Call): ClearCard | Refusal {
  const given = {
    cardNumber: text(body, "cardNumber") ?? "",
    cardExpiryDate: text(body, "cardExpiryDate") ?? "",
    cardCSCValue: text(body, "cardCSCValue"),
  };
  switch (text(body, "panType") ?? "PAN") {
    case "PAN":
      return given;
    case "CSE": {
      const cardNumber = openCiphertext(given.cardNumber, "cardNumber", gateway.cseKey.privateKey);
      if (cardNumber === undefined) return refusal(chosenCodes.unreadableCiphertext, "cardNumber");
      if (given.cardCSCValue === undefined) return { ...given, cardNumber };
      const cardCSCValue = openCiphertext(given.cardCSCValue, "cardCSCValue", gateway.cseKey.privateKey);
      if (cardCSCValue === undefined) return refusal(chosenCodes.unreadableCiphertext, "cardCSCValue");
      return { ...given, cardNumber, cardCSCValue };
    }
    default:
      return refusal("12", "panType");
  }
}
