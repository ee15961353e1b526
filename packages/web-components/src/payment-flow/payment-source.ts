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
  /** Gives out what is to be sent beside the session; nothing when the buyer has a choice first that has just come. */
  collect(): Promise<Details | undefined>;
  /** What the element is doing now. */
  follow?(state: CardFormState): void;
  /** Lets go of everything: frames, timers, requests, what was entered. */
  stop(): void;
}

/** What the flow needs to know of a field. */
export interface PaymentField {
  /** As a problem of the server names it. */
  readonly field: string;
  readonly empty: boolean;
  /** What the buyer is being told. */
  readonly sentence: string | undefined;
  /** Tells that the server does not take what is here, and goes there. */
  refuse(): void;
}
