import { createHmac } from "node:crypto";
import { sharedBrandsOf } from "../fixtures/brands.js";
import { behaviourOf, responseCodeOf, type Behaviour } from "../fixtures/card-behaviour.js";
import { parisMonth } from "../world/paris-time.js";

/** A card as received: held during the call, never stored. */
export interface ClearCard {
  readonly cardNumber: string;
  /** YYYYMM */
  readonly cardExpiryDate: string;
  readonly cardCSCValue?: string | undefined;
}

/** What is stored of a card: enough to decide about it, not enough to pay with it. */
export interface Card {
  readonly maskedPan: string;
  /** The first eight digits, which identify the issuer. */
  readonly iin: string;
  /** The last digits, as a token of the card shows them; absent for anything but a card. */
  readonly lastFour?: string;
  /** Shows whether two cards are the same; keyed, so that it cannot be brute-forced. */
  readonly fingerprint: string;
  /** Default brand first; none for an unknown range. */
  readonly brands: readonly string[];
  /** The brand that the cardholder has picked in the hosted fields, if there was a choice. */
  readonly chosenBrand?: string;
  readonly behaviour: Behaviour;
  readonly responseCode: string;
  /** YYYYMM */
  readonly expiryDate: string;
  readonly hasSecurityCode: boolean;
}

/** Reduces a card to what may be stored. */
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

/** Recognises a card number without storing it. */
export function fingerprintOf(cardNumber: string, fingerprintKey: Buffer): string {
  const digest = createHmac("sha256", fingerprintKey).update(cardNumber).digest();
  return digest.subarray(0, 16).toString("base64url");
}

export interface CardFault {
  readonly field: "cardNumber" | "cardExpiryDate" | "cardCSCValue";
  readonly responseCode: string;
}

/**
 * What is wrong with the format of a card. The gateway's simulation takes any number of 15 to 19 digits, without Luhn;
 * an unknown brand or a past expiry date is decided by the order, not by the format check.
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

/** Cards are valid until the end of their month, French time. */
export function isExpired({ expiryDate }: Card, now: number): boolean {
  return expiryDate < parisMonth(now);
}

/** First four and last two digits, as the gateway's own masks show them: 5100##########00. */
export function maskPan(cardNumber: string): string {
  const hidden = "#".repeat(Math.max(0, cardNumber.length - 6));
  return [cardNumber.slice(0, 4), hidden, cardNumber.slice(-2)].join("");
}
