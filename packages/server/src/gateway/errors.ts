import type { FieldFault } from "@sips-kit/protocol";

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
  | "GATEWAY_OTHER_TRANSACTION"
  | "GATEWAY_ECHO_MISMATCH"
  | "GATEWAY_ECHO_MISSING"
  | "GATEWAY_RESULT_OPEN"
  | "GATEWAY_REQUEST_INVALID";

/** A fault between us and the gateway. Holds no field of the request and no secret. */
export class GatewayError extends Error {
  override readonly name = "GatewayError";

  constructor(
    readonly code: GatewayErrorCode,
    message: string,
    /** The field of the response that is at fault; never its value. */
    readonly field?: string,
  ) {
    super(message);
  }
}

/** Thrown before anything is sent: the request cannot be right. Names fields and rules, never values. */
export class GatewayRequestError extends Error {
  override readonly name = "GatewayRequestError";
  readonly code = "GATEWAY_REQUEST_INVALID";

  constructor(
    readonly method: string,
    readonly faults: readonly FieldFault[],
  ) {
    super(`${method} was not sent: ${faults.map((fault) => fault.message).join(" ")}`);
  }
}

/** Thrown by createGateway: a setting is missing or malformed. Names the setting, never a secret. */
export class GatewayConfigurationError extends Error {
  override readonly name = "GatewayConfigurationError";
  readonly code = "GATEWAY_CONFIGURATION_INVALID";

  constructor(
    readonly setting: string,
    message: string,
  ) {
    super(message);
  }
}
