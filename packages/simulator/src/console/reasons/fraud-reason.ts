import type { Hit } from "../../ledger/screening-result.js";
import type { Transaction } from "../../ledger/transaction.js";
import { acceptedCardText, testCardText } from "./test-card-text.js";
import type { Reason } from "./reason.js";

/** Which fraud rule has stopped or held a payment. */
export function fraudReason({ screening, card }: Transaction): Reason | undefined {
  switch (screening?.color) {
    case "BLACK":
      return {
        cause: `A fraud rule stopped it: ${listed(screening.hits, "Black")}.`,
        remedy: "Take the entry off the list (removeFromFraudList), or pay without what is on it.",
      };
    case "RED":
      return {
        cause: `A fraud rule stopped it: the shop takes no cards from ${screening.refusedCountry} for this order (fraudData).`,
        remedy: `Pay with a card from another country, such as ${acceptedCardText(card)}.`,
      };
    case "ORANGE":
      return {
        cause: screening.hits.some(({ level }) => level === "Grey")
          ? `A fraud rule holds it for review: ${listed(screening.hits, "Grey")}.`
          : `The test card ${testCardText(card)} is always held for fraud review.`,
        remedy: "acceptChallenge lets it go on, refuseChallenge ends it.",
      };
    default:
      return undefined;
  }
}

function listed(hits: readonly Hit[], level: Hit["level"]): string {
  const things = hits.filter((hit) => hit.level === level).map(({ type }) => wordsOfTypes[type]);
  return `the shop’s ${level.toLowerCase()} list has the ${things.join(" and the ")}`;
}

const wordsOfTypes: { readonly [type in Hit["type"]]: string } = {
  CardList: "card (CardList)",
  CardBinList: "range of the card (CardBinList)",
  IdList: "customerId (IdList)",
  IpList: "IP address (IpList)",
  EmailList: "email address (EmailList)",
  CustomerNameList: "name (CustomerNameList)",
  PhoneNumberList: "phone number (PhoneNumberList)",
  PostalCodeList: "postal code (PostalCodeList)",
  IbanList: "bank account (IbanList)",
  BicList: "bank (BicList)",
  MandateList: "mandate (MandateList)",
};
