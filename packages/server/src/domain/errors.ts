import { SipsKitError, type ProblemCode } from "@sips-kit/protocol";

/** Why a step of a payment was refused. The routers answer with the same codes. */
export type PaymentErrorCode = ProblemCode;

/** A refused step of a payment. It charged nothing; the message says what to do next. */
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
      /** The same as a point in time, ISO 8601. */
      readonly retryAt?: string;
      /** True when passing a captcha lets the same request through at once. */
      readonly captcha?: boolean;
      /** True when the buyer may pay another way nevertheless; see `Problem`. */
      readonly payAgain?: boolean;
    } = {},
    /** The shop's own error behind it, for its log alone. */
    options?: ErrorOptions,
  ) {
    super(code, message, options);
  }
}

/** The code for invalid settings; never renamed once published. */
export type PaymentsConfigurationErrorCode = "PAYMENTS_CONFIGURATION_INVALID";

/**
 * Thrown by createPayments, a payment method or a router: a setting is missing or malformed. Names the setting, never a
 * secret.
 */
export class PaymentsConfigurationError extends SipsKitError<PaymentsConfigurationErrorCode> {
  override readonly name = "PaymentsConfigurationError";

  constructor(
    readonly setting: string,
    shouldHold: string,
    where = "createPayments",
  ) {
    super("PAYMENTS_CONFIGURATION_INVALID", `${where}: ${setting} should hold ${shouldHold}.`);
  }
}
