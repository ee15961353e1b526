import { SipsKitError, type FieldFault } from "@sips-kit/protocol";

/** Why a call did not give a trustworthy answer; never renamed once published. */
export type GatewayErrorCode =
  | "GATEWAY_UNREACHABLE"
  | "GATEWAY_CIRCUIT_OPEN"
  | "GATEWAY_BUSY"
  | "GATEWAY_DEADLINE_PASSED"
  | "GATEWAY_ABORTED"
  | "GATEWAY_CONNECTION_LOST"
  | "GATEWAY_HTTP_STATUS"
  | "GATEWAY_ANSWER_TOO_LARGE"
  | "GATEWAY_ANSWER_NOT_JSON"
  | "GATEWAY_ANSWER_INCOMPLETE"
  | "GATEWAY_SEAL_MISSING"
  | "GATEWAY_SEAL_MISMATCH"
  | "GATEWAY_SHOP_UNKNOWN"
  | "GATEWAY_OTHER_SHOP"
  | "GATEWAY_OTHER_TRANSACTION"
  | "GATEWAY_ECHO_MISMATCH"
  | "GATEWAY_ECHO_MISSING"
  | "GATEWAY_RESULT_OPEN"
  | "GATEWAY_REQUEST_INVALID";

/** A fault between us and the gateway. Holds no value of the request and no secret. */
export class GatewayError extends SipsKitError<GatewayErrorCode> {
  override readonly name = "GatewayError";

  constructor(
    code: GatewayErrorCode,
    message: string,
    /** The field of the response that is at fault; never its value. */
    readonly field?: string,
  ) {
    super(code, message);
  }
}

/** Thrown before anything is sent: the request is invalid. Names fields and rules, never values. */
export class GatewayRequestError extends SipsKitError<"GATEWAY_REQUEST_INVALID"> {
  override readonly name = "GatewayRequestError";

  constructor(
    readonly method: string,
    readonly faults: readonly FieldFault[],
  ) {
    const told = faults.map((fault) => fault.message).join(" ");
    super("GATEWAY_REQUEST_INVALID", `${method} was not sent: ${told}`);
  }
}

/** The code for invalid settings; never renamed once published. */
export type GatewayConfigurationErrorCode = "GATEWAY_CONFIGURATION_INVALID";

/** A setting, also of `forShop`, or the `keyVersion` or `deadlineMs` of a call is invalid. Names the setting, never a secret. */
export class GatewayConfigurationError extends SipsKitError<GatewayConfigurationErrorCode> {
  override readonly name = "GatewayConfigurationError";

  constructor(
    readonly setting: string,
    message: string,
  ) {
    super("GATEWAY_CONFIGURATION_INVALID", message);
  }
}
