/** An element beside a card form in which the buyer chooses something for the same payment. */
export interface PaymentChoice {
  /** What the form sends beside the card. */
  readonly chosen: { readonly instalments?: number };
}
