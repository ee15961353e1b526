import { SipsKitError } from "./sips-kit-error.js";
import type { CardField } from "./card-field.js";

/** Why card data could not be encrypted; never renamed once published. */
export type CseErrorCode =
  /** `cardNumber` is not 12 to 19 digits, or `cardCSCValue` not 3 or 4. `field` says which. */
  | "CSE_FIELD_INVALID"
  /** The scheme needs a key and none was given. */
  | "CSE_KEY_MISSING"
  /** Not a usable public RSA key: no hexadecimal, even modulus, unusable exponent or length, unreadable PEM or date. */
  | "CSE_KEY_MALFORMED"
  /** Fewer than 2048 bits. */
  | "CSE_KEY_TOO_SHORT"
  /** `notAfter` has passed. */
  | "CSE_KEY_EXPIRED"
  /** A private key instead of the public one. Tell its owner, and have the key replaced. */
  | "CSE_KEY_PRIVATE"
  /** No scheme of that name. */
  | "CSE_SCHEME_UNKNOWN"
  /** The scheme's code could not be loaded: try again when the network is back. */
  | "CSE_SCHEME_NOT_LOADED"
  /** No `crypto.getRandomValues`, or a `random` option that does not return the requested bytes. */
  | "CSE_RANDOM_UNUSABLE"
  /** Scheme `vendor`: no such function. The bank's script is missing or not loaded yet. */
  | "CSE_VENDOR_MISSING"
  /** Scheme `vendor`: the bank's function threw. */
  | "CSE_VENDOR_FAILED"
  /** Scheme `vendor`: the bank's function gave no answer within 30 s. */
  | "CSE_VENDOR_TIMEOUT"
  /** Scheme `vendor`: the bank's function gave no ciphertext. */
  | "CSE_VENDOR_ANSWER_INVALID"
  /** An internal error. */
  | "CSE_ENCRYPT_FAILED";

/**
 * The one error of this package. Holds a code, a message and at most the name of a field: never a card number, a
 * security code or a third-party error that might quote one.
 */
export class CseError extends SipsKitError<CseErrorCode> {
  override readonly name = "CseError";

  constructor(
    code: CseErrorCode,
    message: string,
    readonly field?: CardField,
  ) {
    super(code, message);
  }
}
