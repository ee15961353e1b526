import { createHmac } from "node:crypto";
import { sharedBrandsOf } from "../fixtures/brands.js";
import { behaviourOf, responseCodeOf, type Behaviour } from "../fixtures/card-behaviour.js";

/** A card as it arrives: held for the moment of the call, never stored. */
export interface ClearCard {
  readonly cardNumber: string;
  /** YYYYMM */
  readonly cardExpiryDate: string;
  readonly cardCSCValue?: string | undefined;
}

/** What is kept of a card: enough to decide about it, not enough to pay with it. */
export interface Card {
  readonly maskedPan: string;
  /** The first eight digits: who issued it. */
  readonly iin: string;
  /** What a token of the card shows of its end; absent of what is no card. */
  readonly lastFour?: string;
  /** Tells whether two cards are the same; keyed, so that it cannot be tried out. */
  readonly fingerprint: string;
  /** Default brand first; none when nobody issues the card. */
  readonly brands: readonly string[];
  /** The brand that the holder has picked in the hosted fields, when there was a choice. */
  readonly chosenBrand?: string;
  readonly behaviour: Behaviour;
  readonly responseCode: string;
  /** YYYYMM */
  readonly expiryDate: string;
  readonly hasSecurityCode: boolean;
}

/** Keeps what may be kept. */
export function keepCard(clear: ClearCard, fingerprintKey: Buffer): Card {
  return {
    maskedPan: maskPan(clear.cardNumber),
    iin: clear.cardNumber.slice(0, 8),
    lastFour: clear.cardNumber.slice(-4),
    fingerprint: fingerprintOf(clear.cardNumber, fingerprintKey),
    brands: sharedBrandsOf(clear.cardNumber),
    behaviour: behaviourOf(clear.cardNumber),
    responseCode: responseCodeOf(clear.cardNumber),
    expiryDate: clear.cardExpiryDate,
    hasSecurityCode: Boolean(clear.cardCSCValue),
  };
}

/** What a card number is known again by, without being kept. */
export function fingerprintOf(cardNumber: string, fingerprintKey: Buffer): string {
  const digest = createHmac("sha256", fingerprintKey).update(cardNumber).digest();
  return digest.subarray(0, 16).toString("base64url");
}

export interface CardFault {
  readonly field: "cardNumber" | "cardExpiryDate" | "cardCSCValue";
  readonly responseCode: string;
}

/**
 * What is wrong with the form of a card. The gateway's simulation takes any number of 15 to 19 digits, without Luhn;
 * an unknown brand or a past expiry date is a matter of the order, not of the form.
 */
export function cardFault(clear: ClearCard): CardFault | undefined {
  if (!/^\d{15,19}$/.test(clear.cardNumber)) return { field: "cardNumber", responseCode: "14" };
  if (clear.cardExpiryDate === "") return { field: "cardExpiryDate", responseCode: "12" };
  if (!/^\d{4}(0[1-9]|1[0-2])$/.test(clear.cardExpiryDate)) {
    return { field: "cardExpiryDate", responseCode: "30" };
  }
  const csc = clear.cardCSCValue ?? "";
  return csc === "" || /^\d{3,4}$/.test(csc) ? undefined : { field: "cardCSCValue", responseCode: "14" };
}

/** First four and last two digits, as the gateway's own masks show them: 5100##########00. */
export function maskPan(cardNumber: string): string {
  const hidden = "#".repeat(Math.max(0, cardNumber.length - 6));
  return [cardNumber.slice(0, 4), hidden, cardNumber.slice(-2)].join("");
}
