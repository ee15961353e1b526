import { SipsKitError } from "@sips-kit/protocol";

/** Why a step of a payment was not taken; never renamed once published. */
export type PaymentErrorCode =
  | "PAYMENT_BODY_INVALID"
  | "PAYMENT_BODY_TOO_LARGE"
  | "PAYMENT_CONTENT_TYPE"
  | "PAYMENT_ORIGIN_FOREIGN"
  | "PAYMENT_CARD_IN_CLEAR"
  | "PAYMENT_ROUTE_UNKNOWN"
  | "PAYMENT_METHOD_NOT_ALLOWED"
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
  | "PAYMENT_OPERATION_INVALID"
  | "PAYMENT_OPERATION_PENDING"
  | "PAYMENT_OPERATION_ID_REUSED"
  | "PAYMENT_NOT_AUTHORIZED"
  | "PAYMENT_TOO_MANY"
  | "PAYMENT_TOO_MANY_RETURNS"
  | "PAYMENT_INTERNAL";

/** A step of a payment that was not taken. Nothing was charged by it; the message says what to do next. */
export class PaymentError extends SipsKitError<PaymentErrorCode> {
  override readonly name = "PaymentError";

  constructor(
    code: PaymentErrorCode,
    message: string,
    /** The field at fault, where the buyer finds out how the payment stands, or when to try again. */
    readonly more: {
      readonly field?: string;
      readonly url?: string;
      readonly retryAfterSeconds?: number;
      /** The same as a moment, ISO 8601. */
      readonly retryAt?: string;
      /** True when proof of being human lets the same request through at once. */
      readonly captcha?: boolean;
    } = {},
    /** The shop's own error behind it, for its log alone. */
    options?: ErrorOptions,
  ) {
    super(code, message, options);
  }
}

/** The one code of settings that cannot be right; never renamed once published. */
export type PaymentsConfigurationErrorCode = "PAYMENTS_CONFIGURATION_INVALID";

/** Thrown by createPayments: a setting is missing or malformed. Names the setting, never a secret. */
export class PaymentsConfigurationError extends SipsKitError<PaymentsConfigurationErrorCode> {
  override readonly name = "PaymentsConfigurationError";

  constructor(
    readonly setting: string,
    shouldHold: string,
  ) {
    super("PAYMENTS_CONFIGURATION_INVALID", `createPayments: ${setting} should hold ${shouldHold}.`);
  }
}
