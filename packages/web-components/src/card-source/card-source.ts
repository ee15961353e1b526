import type { VendorEncrypt } from "@sips-kit/cse";
import type { PaymentSession } from "@sips-kit/protocol/checkout";
import type { BrandSelection } from "../card/brand-selection.js";
import type { CardFormState } from "../fields/card-form-state.js";
import type { CardField } from "../fields/card-field.js";

/** What leaves the page for a card: a token, ciphertexts with the end date that the gateway takes in clear, or its id. */
export type CardData = (
  | { paymentToken: string }
  | { cardNumber: string; cardCSCValue?: string; cardExpiryDate: string }
  | { paymentMeanId: string; cardCSCValue?: string }
) &
  BrandSelection;

/** Where the card comes from. The form knows nothing else of the two modes. */
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
   * Gives the card out. Our own inputs then show dots in place of its digits. Nothing when the holder has a choice of
   * brands now that they were too quick to see.
   */
  collect(): Promise<CardData | undefined>;
  /** What the form is doing now: digits are shown again when it is ready, and forgotten once the card is away. */
  follow?(state: CardFormState): void;
  /** Lets go of everything: frames, timers, requests, what was entered. */
  stop(): void;
}

/** What the form tells its source. */
export interface CardSourceOptions {
  endpoint: string;
  /** The page's language when it is undefined. */
  locale: string | undefined;
  defaultBrand: string | undefined;
  /** Scheme `vendor`: the bank's function, or its path on `window`. */
  cseVendor?: string | VendorEncrypt | undefined;
}
