import type { SavedCard } from "@sips-kit/protocol/checkout";
import { brandOf } from "../../card/brand.js";

/** A card as its cardholder recognises it. */
export interface SavedCardText {
  /** The gateway's name of the brand. */
  readonly brand: string;
  /** 5100 •••• 00: short enough for a small phone, whatever the length of the mask. */
  readonly number: string;
  /** The digits at the end, for a screen reader. */
  readonly ending: string;
  /** 12 / 34; "" when the gateway does not say. */
  readonly expiry: string;
  readonly isExpired: boolean;
}

/** Reads mask and expiry date. A card is valid until the last day of its month. */
export function savedCardText(card: SavedCard, now: Date = new Date()): SavedCardText {
  const { maskedPan = "", panExpiryDate = "", paymentMeanBrand } = card;
  const [, year, month] = /^\d\d(\d\d)(\d\d)$/.exec(panExpiryDate) ?? [];
  return {
    brand: paymentMeanBrand ?? brandOf(firstDigits(card)).name,
    number: maskedPan.replace(/\D+/, " •••• ").trim(),
    ending: maskedPan.replace(/.*\D/, ""),
    expiry: year ? `${month} / ${year}` : "",
    isExpired: !!year && Number(panExpiryDate) < now.getFullYear() * 100 + now.getMonth() + 1,
  };
}

/** How many digits its security code has. */
export function cscLengthOf(card: SavedCard): 3 | 4 {
  return card.paymentMeanBrand === "AMEX" ? 4 : brandOf(firstDigits(card)).cscLength;
}

function firstDigits({ maskedPan = "" }: SavedCard): string {
  return maskedPan.replace(/\D.*/, "");
}
