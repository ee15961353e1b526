import { SipsKitError } from "@sips-kit/protocol";

/** What was wrong with a request to the control API, the console or the hosted fields; never renamed once published. */
export type RouteErrorCode =
  | "BAD_DURATION"
  | "BAD_FAULT"
  | "BAD_READING"
  | "BODY_TOO_LARGE"
  | "CARD"
  | "CONTENT_TYPE"
  | "DEBIT_ENDED"
  | "FOREIGN_HOST"
  | "FOREIGN_ORIGIN"
  | "MALFORMED_JSON"
  | "METHOD_NOT_ALLOWED"
  | "ORIGIN"
  | "SESSION"
  | "SIMULATOR_DEFECT"
  | "UNKNOWN_DEBIT"
  | "UNKNOWN_EXCHANGE"
  | "UNKNOWN_MANDATE"
  | "UNKNOWN_PATH"
  | "UNKNOWN_TEST_CARD";

/** A request that a route cannot serve; it is answered as JSON. */
export class RouteError extends SipsKitError<RouteErrorCode> {
  override readonly name = "RouteError";
  /** The HTTP status of the answer. */
  readonly status: number;

  constructor(code: RouteErrorCode, message: string) {
    super(code, message);
    this.status = statuses[code];
  }
}

const statuses: { readonly [code in RouteErrorCode]: number } = {
  BAD_DURATION: 400,
  BAD_FAULT: 400,
  BAD_READING: 400,
  BODY_TOO_LARGE: 413,
  CARD: 400,
  CONTENT_TYPE: 415,
  DEBIT_ENDED: 400,
  FOREIGN_HOST: 403,
  FOREIGN_ORIGIN: 403,
  MALFORMED_JSON: 400,
  METHOD_NOT_ALLOWED: 405,
  ORIGIN: 403,
  SESSION: 401,
  SIMULATOR_DEFECT: 500,
  UNKNOWN_DEBIT: 400,
  UNKNOWN_EXCHANGE: 404,
  UNKNOWN_MANDATE: 400,
  UNKNOWN_PATH: 404,
  UNKNOWN_TEST_CARD: 400,
};
