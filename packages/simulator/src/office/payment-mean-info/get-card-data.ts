import { brandsOf, schemeOf } from "../../fixtures/brands.js";
import { behaviourOf, issuerCountryOf } from "../../fixtures/card-behaviour.js";
import type { WireObject } from "../../ledger/wire.js";
import { text } from "../../ledger/wire-fields.js";
import type { Call } from "../call.js";
import { openCiphertext } from "../open-ciphertext.js";
import { accept, chosenCodes, refusal, refuse, type Refusal, type Reply } from "../reply.js";

/** Returns the brands of a card number, or of its first digits, the default one first. */
export function getCardData(call: Call): Reply {
  const read = readIin(call);
  if ("refusal" in read) return read.refusal;
  const brands = brandsOf(read.iin);
  return brands.length === 0
    ? refuse(chosenCodes.unknownCard)
    : accept({
        cardDataList: brands.map((brand) => cardData(brand, issuerCountryOf(behaviourOf(read.iin)))),
      });
}

function readIin({ gateway, shop, body }: Call): { readonly iin: string } | Refusal {
  const cardIIN = text(body, "cardIIN");
  if (cardIIN !== undefined) return /^\d{6,11}$/.test(cardIIN) ? { iin: cardIIN } : refusal("30", "cardIIN");
  const given = text(body, "cardNumber") ?? "";
  switch (text(body, "panType") ?? "PAN") {
    case "PAN":
      return /^\d{15,19}$/.test(given) ? { iin: given } : refusal("30", "cardNumber");
    case "CSE": {
      const cardNumber = openCiphertext(given, "cardNumber", gateway.cseKey.privateKey);
      return cardNumber === undefined ? refusal("30", "cardNumber") : { iin: cardNumber };
    }
    default: {
      const card = gateway.panTokens.find(given, shop.merchantId);
      return card ? { iin: card.iin } : refusal(chosenCodes.unknownCard);
    }
  }
}

function cardData(cardBrand: string, issuerCountryCode: string): WireObject {
  const scheme = schemeOf(cardBrand);
  const [panLengthMin, panLengthMax] = panLengths[cardBrand] ?? [16, 16];
  return {
    cardBrand,
    cardScheme: scheme,
    cardCorporateIndicator: "N",
    cardEffectiveDateIndicator: "N",
    cardSeqNumberIndicator: "N",
    cardProductCode: "F",
    cardProductName: `SIMULATED ${scheme}`,
    cardProductProfile: "D",
    cardProductUsageLabel: "DEBIT",
    issuerCode: "00000",
    issuerCountryCode,
    issuerName: "SIMULATED BANK",
    panCheckAlgorithm: "L",
    panLengthMin,
    panLengthMax,
    virtualCardIndicator: "N",
  };
}

const panLengths: { readonly [brand: string]: readonly [number, number] | undefined } = {
  AMEX: [15, 15],
  MAESTRO: [16, 19],
};
