import { behaviours, responseCodeOf } from "../fixtures/card-behaviour.js";
import { fingerprintOf, type Card } from "./card.js";

/**
 * A stand-in for the card of a payment without one, so that one ledger and one life cycle serve all: it has the paying
 * brand, never expires, and its account has a fingerprint like a card's.
 */
export function cardStandIn(
  brand: string,
  account: { readonly number: string; readonly masked: string; readonly fingerprintKey: Buffer },
): Card {
  const code = responseCodeOf(account.number);
  // 57 is what a refund answers for a payment that came back unpaid: accepted at first.
  const isReturned = code === "57";
  return {
    maskedPan: account.masked,
    iin: "",
    fingerprint: fingerprintOf(account.number, account.fingerprintKey),
    brands: [brand],
    behaviour: isReturned ? "unpaid" : behaviours["00"],
    responseCode: isReturned ? "00" : code,
    expiryDate: "999912",
    hasSecurityCode: false,
  };
}
