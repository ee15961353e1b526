import { SipsKitError } from "@sips-kit/cse/sips-kit-error";

/** Why the gateway's script or frames failed; never renamed once published. */
export type HostedFieldsErrorCode =
  | "ELEMENTS_SCRIPT_URL"
  | "ELEMENTS_SCRIPT_FAILED"
  | "ELEMENTS_SCRIPT_TIMEOUT"
  | "ELEMENTS_SCRIPT_NAMES"
  | "ELEMENTS_FIELDS_FAILED"
  | "ELEMENTS_FIELDS_TIMEOUT"
  | "ELEMENTS_TOKENIZE_REFUSED"
  | "ELEMENTS_TOKENIZE_OFFLINE"
  | "ELEMENTS_TOKENIZE_EXPIRED"
  | "ELEMENTS_TOKENIZE_FAILED"
  | "ELEMENTS_TOKENIZE_TIMEOUT";

/** A fault of the hosted fields. The script's own error may be in `cause`; it never holds card data. */
export class HostedFieldsError extends SipsKitError<HostedFieldsErrorCode> {
  override readonly name = "HostedFieldsError";

  constructor(
    code: HostedFieldsErrorCode,
    options?: ErrorOptions,
    /** What the code does not say, such as the name that was looked for. */
    message: string = code,
  ) {
    super(code, message, options);
  }
}
