import { cardFault } from "../../ledger/card.js";
import type { StoredMean } from "../../ledger/wallets.js";
import { text, type Call } from "../call.js";
import { openCiphertext } from "../open-ciphertext.js";
import { chosenCodes, refuse, type Reply } from "../reply.js";
import type { Means } from "./open-payment.js";

/** A card of a wallet as what pays, with the security code that the buyer may have typed for this payment. */
export function readStoredCard(call: Call, mean: StoredMean): Means | { readonly refusal: Reply } {
  if (!mean.card) return { refusal: refuse(chosenCodes.storedMeanDoesNotServe, "paymentMeanId") };
  const given = text(call.body, "cardCSCValue");
  const isEncrypted = text(call.body, "cscType") === "CSE";
  const cardCSCValue =
    given !== undefined && isEncrypted
      ? openCiphertext(given, "cardCSCValue", call.gateway.cseKey.privateKey)
      : given;
  if (given !== undefined && cardCSCValue === undefined) {
    return { refusal: refuse(chosenCodes.unreadableCiphertext, "cardCSCValue") };
  }
  // The stored card's own form was looked at when it was stored: what can be wrong is the code.
  const fault = cardFault({ cardNumber: "0".repeat(16), cardExpiryDate: mean.card.expiryDate, cardCSCValue });
  if (fault) return { refusal: refuse(fault.responseCode, fault.field) };
  return {
    card: { ...mean.card, hasSecurityCode: cardCSCValue !== undefined },
    brand: mean.paymentMeanBrand,
    isFromWallet: true,
  };
}
