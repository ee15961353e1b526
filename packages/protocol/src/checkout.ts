/*
 * What the routers of a shop's server and the elements of its pages say to each other, beside the gateway. Types alone:
 * both sides import them, and neither carries a byte of them.
 */

/** Who takes the card: the gateway's own frames (`hosted`), or our fields, which encrypt it (`cse`). */
export type CardMode = "hosted" | "cse";

/** How a card is entered, or that it comes from the buyer's wallet at the gateway (`wallet`). */
export type PaymentMode = CardMode | "wallet";

/** A session request: the body of `POST sessions`. */
export interface SessionRequest {
  readonly orderId: string;
  /** Such as `card`, `saved-card`, `paypal`, `ideal`. Default: `saved-card` with mode `wallet`, else `card`. */
  readonly paymentMethod?: string;
  /** With cards. Default, when the payment method is named: `hosted` for `card`, `wallet` for `saved-card`. */
  readonly mode?: PaymentMode;
  /**
   * True when the buyer was told that an earlier payment of this order may still come through, and wants to pay another
   * way nevertheless. The server queries the gateway about the earlier one first.
   */
  readonly payAgain?: true;
}

/** What the page needs to pay one order: the answer to `POST sessions`. */
export interface PaymentSession {
  /** Signed; permits its bearer to pay this attempt, once, until `expiresAt`. */
  readonly session: string;
  /** The payment method that the session was opened for. */
  readonly paymentMethod: string;
  /** With cards. */
  readonly mode?: PaymentMode;
  readonly amount: string;
  readonly currencyCode: string;
  readonly expiresAt: string;
  /** Milliseconds from the answer until `expiresAt`: the clock of the buyer's computer may be wrong. */
  readonly lifeMs: number;
  readonly hosted?: { readonly merchantSessionToken: string; readonly sdkUrl: string };
  readonly cse?: CseForPage;
  /** The cards that the buyer has saved; with mode `wallet`. */
  readonly savedCards?: readonly SavedCard[];
  /** True when the buyer may have the card that they enter saved, with `saveCard: true` beside it. */
  readonly savesCard?: boolean;
  /** The plans by which the buyer may divide the payment, with `instalments: count` beside the card. Absent: none. */
  readonly instalmentPlans?: readonly InstalmentPlanForPage[];
  /** The banks that the buyer may choose from; with payment method `ideal`. Empty: they choose at their bank's page. */
  readonly banks?: readonly Bank[];
  /** With payment method `sepa-direct-debit`. */
  readonly mandates?: MandatesForPage;
  /** With payment method `google-pay`. */
  readonly googlePay?: GooglePayForPage;
}

/** A plan by which the buyer may divide a payment. */
export interface InstalmentPlanForPage {
  readonly count: number;
  readonly instalments: readonly {
    /** In the currency's smallest unit. */
    readonly amount: string;
    /** YYYYMMDD; the first one is paid at once. */
    readonly date: string;
  }[];
}

/** What Google's sheet shows. */
export interface GooglePayForPage {
  /** In the currency's main unit, such as `24.90`. */
  readonly totalPrice: string;
  /** ISO 4217 letters, such as `EUR`. */
  readonly currencyCode: string;
}

/** What the form of a direct debit needs. */
export interface MandatesForPage {
  /** The mandates that the buyer has saved and that are in force: they pay without another signature. */
  readonly saved: readonly SavedMandate[];
  /** When the form asks for the account holder's address. */
  readonly address: "always" | "outside-eea" | "never";
  /** True when the buyer may save a new mandate. */
  readonly canBeSaved: boolean;
}

/** A SEPA mandate in the buyer's wallet, with what the buyer can recognise. */
export interface SavedMandate {
  readonly paymentMeanId: string;
  /** The unique mandate reference. */
  readonly mandateId: string;
  readonly maskedIban?: string | undefined;
  readonly paymentMeanAlias?: string | undefined;
  /** `ACTIVE` while it is in force; undefined when the gateway does not say at the moment. */
  readonly mandateStatus?: string | undefined;
}

/** A bank, for payment methods whose buyers choose one. */
export interface Bank {
  /** The gateway's `customerBankCode`. */
  readonly bankCode: string;
  readonly bankName: string;
}

/** The bank's public key in the form that the page needs: no PEM, no ASN.1 in the browser. */
export interface CsePublicKey {
  /** Hexadecimal. */
  readonly modulus: string;
  /** Hexadecimal; nearly always `010001`. */
  readonly exponent: string;
  readonly keyId?: string;
  /** ISO 8601; the certificate's expiry. */
  readonly notAfter?: string;
}

/** The bank's public key and its encryption scheme, as the page gets them. */
export type CseForPage = Partial<CsePublicKey> & { readonly scheme: string };

/** A card in the buyer's wallet, with what the buyer can recognise. */
export interface SavedCard {
  readonly paymentMeanId: string;
  readonly maskedPan?: string | undefined;
  readonly paymentMeanBrand?: string | undefined;
  /** YYYYMM */
  readonly panExpiryDate?: string | undefined;
  readonly paymentMeanAlias?: string | undefined;
}

/** The buyer's cards, and what their page needs to encrypt one more: the answer to `GET cards`. */
export interface WalletForPage {
  readonly savedCards: readonly SavedCard[];
  readonly cse?: CseForPage;
}

/** Where the browser goes next, to the cardholder's bank or to the result: the answer to `POST payments`. */
export interface PaymentNext {
  readonly next: "redirect" | "result";
  /** Path on the shop's own origin. */
  readonly url: string;
  /** The attempt's state; absent for a redirect to the bank, and when another request has submitted it. */
  readonly outcome?: AttemptState;
  /** Why an attempt was given up: nothing was charged. */
  readonly reason?: AbandonReason;
  /** Why nothing was charged, as a message for the buyer, if there is more to say than the outcome. */
  readonly buyerMessage?: BuyerMessage;
  /** True when nothing was charged and the buyer may enter a card again. */
  readonly retry?: boolean;
}

/**
 * The state of an attempt to pay. Money moves in `charging` or, with a payment method whose buyers pay at the
 * redirect's target, from `redirected` on. `confirming`: the buyer is back, and has to confirm. `unknown`: the payment
 * may have gone through, and only the gateway can tell. `returned`: it was accepted, and the bank has returned it since,
 * as happens with direct debits; the order is not paid any more.
 */
export type AttemptState =
  | "opened"
  | "starting"
  | "redirected"
  | "confirming"
  | "charging"
  | "accepted"
  | "refused"
  | "in-review"
  | "unknown"
  | "abandoned"
  | "returned";

/** Why an attempt was given up. Nothing was charged, except as the known limits in docs/reliability.md say. */
export type AbandonReason =
  | "session-expired"
  | "buyer-did-not-return"
  /** After the return from the payment method's page, the buyer did not confirm the payment in time. */
  | "buyer-did-not-confirm"
  /** The buyer cancelled on the confirmation page. */
  | "buyer-cancelled"
  | "enrolment-lost"
  | "enrolment-not-sent"
  /** The gateway gave an address that is not https, or left out data that the bank's page requires: the buyer stayed. */
  | "redirection-unusable"
  | "order-not-sent"
  | "never-ordered"
  | "order-paid-elsewhere"
  /** At step `charge` the shop returned another amount, currency or order. */
  | "order-changed"
  /** At step `charge` the shop had no such order any more. */
  | "order-withdrawn"
  /** At step `charge` the shop failed to answer. */
  | "order-unconfirmed"
  | "too-many-refusals"
  /** The buyer chose a saved mandate that can no longer be debited. */
  | "mandate-not-in-force"
  /** The page sent a payload of Google Pay that an earlier payment has used; nothing was sent to the gateway. */
  | "payment-data-used"
  /** The cardholder's authentication with another provider is missing, expired or was used; nothing was sent. */
  | "authentication-unusable"
  | "cancelled";

/** A message for the buyer, in the languages of the kit. */
export interface BuyerMessage {
  readonly en: string;
  readonly fr: string;
}

/** A router's error response: RFC 9457, with our stable code. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ProblemCode;
  readonly detail: string;
  readonly field?: string;
  /** The page that shows the payment's status. */
  readonly url?: string;
  /** When the same request may succeed; the header Retry-After says it as well. */
  readonly retryAfterSeconds?: number;
  /** The same as a time of the server's clock, ISO 8601. */
  readonly retryAt?: string;
  /** True when the shop's captcha lets the same request through at once. */
  readonly captcha?: boolean;
  /**
   * With PAYMENT_ORDER_PENDING: the buyer was redirected to pay, and came back without a result. They may pay another
   * way once they know that both payments may go through: the same request with `payAgain: true`.
   */
  readonly payAgain?: boolean;
}

/** The `code` of a problem; never renamed once published. */
export type ProblemCode =
  | "PAYMENT_BODY_INVALID"
  | "PAYMENT_BODY_TOO_LARGE"
  | "PAYMENT_CONTENT_TYPE"
  | "PAYMENT_ORIGIN_FOREIGN"
  | "PAYMENT_CARD_IN_CLEAR"
  | "PAYMENT_ROUTE_UNKNOWN"
  | "PAYMENT_METHOD_NOT_ALLOWED"
  | "PAYMENT_METHOD_UNAVAILABLE"
  | "PAYMENT_MODE_UNAVAILABLE"
  | "PAYMENT_MODE_MISMATCH"
  | "PAYMENT_ORDER_UNKNOWN"
  | "PAYMENT_ORDER_INVALID"
  | "PAYMENT_ORDER_UNAVAILABLE"
  | "PAYMENT_ORDER_CHANGED"
  | "PAYMENT_ORDER_UNCONFIRMED"
  | "PAYMENT_ORDER_PAID"
  | "PAYMENT_ORDER_PENDING"
  | "PAYMENT_SESSION_INVALID"
  | "PAYMENT_SESSION_EXPIRED"
  | "PAYMENT_ALREADY_SENT"
  | "PAYMENT_GATEWAY_UNREACHABLE"
  | "PAYMENT_GATEWAY_BUSY"
  | "PAYMENT_GATEWAY_REFUSED"
  | "PAYMENT_WALLET_NONE"
  | "PAYMENT_WALLET_INVALID"
  | "PAYMENT_SAVED_CARD_UNKNOWN"
  | "PAYMENT_SAVED_CARD_KNOWN"
  | "PAYMENT_SAVED_CARD_REFUSED"
  | "PAYMENT_SAVED_CARD_UNSURE"
  | "PAYMENT_MANDATE_UNKNOWN"
  | "PAYMENT_OPERATION_INVALID"
  | "PAYMENT_OPERATION_PENDING"
  | "PAYMENT_OPERATION_ID_REUSED"
  | "PAYMENT_SEARCH_INVALID"
  | "PAYMENT_NOT_AUTHORIZED"
  | "PAYMENT_TOO_MANY"
  | "PAYMENT_TOO_MANY_RETURNS"
  | "PAYMENT_INTERNAL";
