import type { VendorEncrypt } from "@sips-kit/cse";
import type { PaymentSession } from "@sips-kit/protocol/checkout";
import type { BrandSelection } from "../card/brand-selection.js";
import type { CardFormState } from "../fields/card-form-state.js";
import type { CardField } from "../fields/card-field.js";

/**
 * What the page sends for a card: a token, ciphertexts with the expiry date (which the gateway takes in clear), or its
 * id.
 */
export type CardData = (
  | { paymentToken: string }
  | { cardNumber: string; cardCSCValue?: string; cardExpiryDate: string }
  | { paymentMeanId: string; cardCSCValue?: string }
) &
  BrandSelection;

/** Where the card comes from; all that the form knows of the two modes. */
export interface CardSource {
  /** In the order of the page; the form places them. */
  readonly fields: readonly CardField[];
  /** Shown below the card number when the card has several brands. */
  readonly brandChoice?: HTMLElement;
  /** Brands of the card so far, the gateway's names. */
  readonly brands: readonly string[];
  /** Resolves when the card can be entered and sent. Called again with each new session. */
  start(session: PaymentSession, signal: AbortSignal): Promise<void>;
  /**
   * Returns the card's data; our own inputs then show dots instead of its digits. Undefined when a choice of brands has
   * appeared that the cardholder was too quick to see.
   */
  collect(): Promise<CardData | undefined>;
  /** Follows the form's state: digits are shown again when it is ready, and forgotten once the card was sent. */
  follow?(state: CardFormState): void;
  /** Releases everything: frames, timers, requests, entered data. */
  stop(): void;
}

/** What the form passes to its source. */
export interface CardSourceOptions {
  endpoint: string;
  /** The page's language when it is undefined. */
  locale: string | undefined;
  defaultBrand: string | undefined;
  /** Scheme `vendor`: the bank's function, or its path on `window`. */
  cseVendor?: string | VendorEncrypt | undefined;
}
