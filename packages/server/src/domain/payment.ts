import type { BuyerMessage } from "@sips-kit/protocol";
import type { Instalment } from "./instalment-plan.js";
import type { Overpaid } from "./payment-to-keep.js";
import type { LimitName } from "./limit-name.js";
import type { AbandonReason, AttemptState, PaymentMode } from "./attempt.js";

/** A payment as the shop sees it: no card data beyond the masked number. */
export interface Payment {
  /** The gateway's `transactionReference`. */
  readonly reference: string;
  /** Empty for a payment that staff have taken without one. */
  readonly orderId: string;
  readonly state: AttemptState;
  /**
   * The id of its payment method: `card`, `saved-card`, `paypal`, ...; `moto`, `charge` or `duplicate` for a payment that
   * this operation has taken.
   */
  readonly paymentMethod: string;
  /** How the card was entered; undefined for other payment methods. */
  readonly mode?: PaymentMode | undefined;
  /** The order's. With `instalments`, the payment itself takes the first of them. */
  readonly amountMinor: number;
  readonly currencyCode: string;
  /**
   * Signed; stands in the URL of the result page, and finds the payment again without a cookie for 30 days. Payments
   * that operations take have no such page.
   */
  readonly session: string;
  /**
   * Path of the page that takes the buyer to the bank, or to another supplier, while they are awaited back. For the
   * order's own buyer alone: its bearer may post the bank's answer.
   */
  readonly redirectUrl?: string | undefined;
  /** Path of the page where the buyer confirms, while that is awaited. For the order's own buyer alone. */
  readonly confirmUrl?: string | undefined;
  /** True while the payment may have gone through and its result is not known: the buyer should not pay once more. */
  readonly mayBePaid: boolean;
  readonly responseCode?: string | undefined;
  readonly acquirerResponseCode?: string | undefined;
  readonly authorisationId?: string | undefined;
  readonly maskedPan?: string | undefined;
  /** The shop's customer id: `details.customerId` of the order when the session was opened. */
  readonly customerId?: string | undefined;
  /** With direct debits: the mandate (its unique mandate reference), to show to the buyer. */
  readonly mandateId?: string | undefined;
  /**
   * The mandate's status at the gateway, once it has changed since the debit: the debtor has revoked it, for example.
   */
  readonly mandateStatus?: string | undefined;
  /** With direct debits: when the buyer's account is debited, YYYYMMDD. Tell the buyer before. */
  readonly valueDate?: string | undefined;
  readonly paymentMeanBrand?: string | undefined;
  readonly holderAuthentStatus?: string | undefined;
  /** `Y` when the issuer is liable if the cardholder disputes the payment. */
  readonly guaranteeIndicator?: string | undefined;
  /**
   * How the cardholder was authenticated. `elsewhere`: by another provider. `none`: not at all, because the gateway could
   * not and the shop accepts that, or because the shop asked for none.
   */
  readonly authentication?: "challenge" | "frictionless" | "elsewhere" | "none" | undefined;
  /**
   * How the order is divided, when the buyer has chosen instalments: the payment itself is the first one. How the
   * others stand: `operations.instalments`.
   */
  readonly instalments?: readonly Instalment[] | undefined;
  /** The capture mode that the gateway answered, such as `AUTHOR_CAPTURE`. */
  readonly captureMode?: string | undefined;
  /** Days from the order to the capture, or until which it may be validated, as the gateway answered. */
  readonly captureDay?: string | undefined;
  /** The last day of the capture, `YYYYMMDD`, when the gateway answered one. */
  readonly captureLimitDate?: string | undefined;
  /**
   * In the results of a search by `captureDueBefore`: when the payment expires unless it is validated before, in
   * milliseconds since 1970.
   */
  readonly captureDueAt?: number | undefined;
  /** The colour of the fraud score, such as `ORANGE`, when the gateway answered one. */
  readonly scoreColor?: string | undefined;
  /** False when the shop is liable if the cardholder disputes the payment; undefined while unknown. */
  readonly liabilityShift?: boolean | undefined;
  /** The soft-declined attempt that this one retries. */
  readonly retryOf?: string | undefined;
  /** The attempt that retries this one with a challenge: its result is the one to wait for. */
  readonly retriedBy?: string | undefined;
  /**
   * The order was paid more than once: the buyer paid in another way before an earlier payment came through. Refund
   * those in `refund`, with `payments.operations.refundOverpayment`.
   */
  readonly overpaid?: Overpaid | undefined;
  /** Why it was given up, when `state` is `abandoned`: nothing was charged. */
  readonly reason?: AbandonReason | undefined;
  /** With the reason `too-many-refusals`: the limit that was exceeded, for support, and until when it lasts. */
  readonly limit?: LimitName | undefined;
  readonly limitedUntil?: number | undefined;
  /** A message for the buyer, if the code or the reason has one. */
  readonly buyerMessage?: BuyerMessage | undefined;
  /** When the accepted payment was found changed: returned by the bank, or its mandate revoked. */
  readonly changedAt?: number | undefined;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** The same for each notification of the same result: a shop that stores it can ignore repeats. */
  readonly eventId: string;
}
