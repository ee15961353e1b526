/** What the buyer pays now, and in how many instalments. */
export interface InstalmentsChange {
  /** 1 when they pay in full. */
  readonly count: number;
  /** In the smallest unit of the currency. */
  readonly payNowMinor: number;
  /** ISO 4217, numeric. */
  readonly currencyCode: string;
}

/** `instalments-change`: the buyer has chosen how to divide the payment, or a plan is no longer offered. */
export class InstalmentsChangeEvent extends Event {
  constructor(readonly detail: InstalmentsChange) {
    super("instalments-change", { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    "instalments-change": InstalmentsChangeEvent;
  }
}
