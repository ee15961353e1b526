import { SipsKitError } from "@sips-kit/cse/sips-kit-error";

/** Why Google Pay gave no card; never renamed once published. */
export type GooglePayErrorCode = "ELEMENTS_GOOGLE_PAY_UNAVAILABLE" | "ELEMENTS_GOOGLE_PAY_FAILED";

/** A fault of Google Pay. Google's own error may be in `cause`; it holds no card data. */
export class GooglePayError extends SipsKitError<GooglePayErrorCode> {
  override readonly name = "GooglePayError";

  constructor(code: GooglePayErrorCode, options?: ErrorOptions) {
    super(code, code, options);
  }
}
