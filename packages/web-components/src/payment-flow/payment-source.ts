import type { PaymentSession } from "@sips-kit/protocol/checkout";
import type { CardFormState } from "../fields/card-form-state.js";

/** Where the details of a payment come from: a card and the fields it is entered in, a bank to choose, or nothing at all. */
export interface PaymentSource<Details extends object = object> {
  /** In the order of the page; the element places them. */
  readonly fields?: readonly PaymentField[];
  /** A choice that may come up while the buyer pays. */
  readonly brandChoice?: HTMLElement;
  /** Resolves when the details can be entered and sent. Called again with each new session. */
  start(session: PaymentSession, signal: AbortSignal): Promise<void>;
  /**
   * Returns what to send besides the session; undefined when the buyer must first see a choice that has just appeared.
   */
  collect(): Promise<Details | undefined>;
  /** Follows the element's state. */
  follow?(state: CardFormState): void;
  /** Releases everything: frames, timers, requests, entered data. */
  stop(): void;
}

/** What the flow needs to know of a field. */
export interface PaymentField {
  /** The name that the server's problems use. */
  readonly field: string;
  readonly empty: boolean;
  /** The message that is shown. */
  readonly sentence: string | undefined;
  /** Shows that the server rejects the value, and focuses the field. */
  refuse(): void;
}
