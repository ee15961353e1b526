import type { OperatedPayment } from "../shop/standing.js";

/** A payment with its buyer, as the list shows it. */
export interface ListedPayment extends OperatedPayment {
  /** The account or e-mail address that the shop knows; undefined for a guest. */
  readonly customer: string | undefined;
}
