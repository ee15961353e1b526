import type { PaymentSession } from "@sips-kit/protocol/checkout";

/** An element beside a card form in which the buyer chooses something for the same payment. */
export interface PaymentChoice {
  disabled: boolean;
  /** A session was opened: shows what it permits. */
  offer(session: PaymentSession): void;
  /** What the form sends beside the card. */
  readonly chosen: { readonly instalments?: number };
}
