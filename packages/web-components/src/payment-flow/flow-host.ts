import type { LitElement } from "lit";
import type { PaymentSession, SessionRequest } from "@sips-kit/protocol/checkout";
import type { Locale } from "../locales/locale.js";
import type { PaymentField, PaymentSource } from "./payment-source.js";

/** The element that shows the flow's view. */
export interface FlowElement extends LitElement {
  readonly endpoint: string;
  readonly orderId: string;
  /** Nothing is sent. */
  readonly disabled: boolean;
  /** Where the bank's challenge is shown. Default: a separate page. */
  readonly challenge?: "page" | "modal";
  /** What the page may do: read by elements beside this one, from `sips-ready` on. */
  session?: PaymentSession | undefined;
  /** What the buyer chooses in another element, such as instalments: sent with the payment. */
  readonly choice?: object | undefined;
  restart(notice?: string): void;
}

/** What the element provides to the flow. */
export interface FlowHost<Details extends object, Source extends PaymentSource<Details>> {
  /** What to open a session for, besides the order. */
  request(): Omit<SessionRequest, "orderId" | "payAgain">;
  /** True when the session is opened only once the buyer pays, because the page shows nothing of it. */
  readonly opensLate?: boolean;
  /** Loads the texts in the buyer's language, and the source of the payment's details. */
  load(): Promise<[Locale, Source, ...unknown[]]>;
  /** All fields, when there are more than the source has. */
  fields?(): readonly PaymentField[];
  cardholderName?(): string;
  /** Shows every problem at its field; true when there is none. */
  allValid(): boolean;
  /** Hands the card to the shop's own form, if there is one, and then returns true. */
  deliver?(session: string, details: Details): true | undefined;
}
