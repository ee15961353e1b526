import { cardFault } from "../../ledger/card.js";
import type { StoredMean } from "../../ledger/wallets.js";
import { text } from "../../ledger/wire-fields.js";
import type { Call } from "../call.js";
import { openCiphertext } from "../open-ciphertext.js";
import { chosenCodes, refusal, type Refusal } from "../reply.js";
import type { Means } from "./open-payment.js";

/** A wallet card as the means of payment, with the security code if the buyer typed one. */
export function readStoredCard(call: Call, mean: StoredMean): Means | Refusal {
  if (!mean.card) return refusal(chosenCodes.storedMeanDoesNotServe, "paymentMeanId");
  const given = text(call.body, "cardCSCValue");
  const isEncrypted = text(call.body, "cscType") === "CSE";
  const cardCSCValue =
    given !== undefined && isEncrypted
      ? openCiphertext(given, "cardCSCValue", call.gateway.cseKey.privateKey)
      : given;
  if (given !== undefined && cardCSCValue === undefined) {
    return refusal(chosenCodes.unreadableCiphertext, "cardCSCValue");
  }
  // The stored card was checked when it was stored, so only the code can be wrong.
  const fault = cardFault({ cardNumber: "0".repeat(16), cardExpiryDate: mean.card.expiryDate, cardCSCValue });
  if (fault) return refusal(fault.responseCode, fault.field);
  return {
    card: { ...mean.card, hasSecurityCode: cardCSCValue !== undefined },
    brand: mean.paymentMeanBrand,
    isFromWallet: true,
  };
}
