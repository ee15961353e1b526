import type { codes } from "@sips-kit/protocol";
import type { Attribution } from "../domain/attribution.js";

/** The gateway's lists, by what they hold. */
export type FraudListType = keyof typeof codes.fraudListType.values;
/** Black stops an order, grey holds it for review, white lets it through. */
export type FraudListLevel = keyof typeof codes.fraudListLevel.values;
/** Why an element is on a list. */
export type FraudListReasonCode = keyof typeof codes.fraudListReasonCode.values;

/**
 * What is put on a list or taken off it. A card is named by a ciphertext from the browser, by the gateway's token or by a
 * payment, never by its number.
 */
export type FraudListElement =
  /** A card that the browser has encrypted. */
  | { readonly cardNumber: string }
  /** The token that stands for a card at this shop (`tokenPan`). */
  | { readonly token: string }
  /** The `transactionReference` of a payment: the gateway takes from it what the list holds. */
  | { readonly reference: string }
  /** The same for shops that came from Sips 1.0: `transactionId@YYYYMMDD`. */
  | { readonly transactionId: string }
  /** The value itself, for every list but that of cards, such as an address or an e-mail address. */
  | { readonly value: string };

/** A request to change a fraud list. */
export interface FraudListRequest extends Attribution {
  readonly list: FraudListType;
  readonly level: FraudListLevel;
  readonly element: FraudListElement;
  /** For the bank's records, when something is added. */
  readonly reasonCode?: FraudListReasonCode | undefined;
}
