import { checkRequest, type FieldFault, type JsonObject, type MethodName } from "@sips-kit/protocol";
import { GatewayRequestError } from "./errors.js";

/** What happens to a request that our field checks find wrong. */
export type RequestChecks = "refuse" | "warn";

/**
 * Checks a request before it is sent; returns the faults that it is sent with nevertheless.
 *
 * @throws GatewayRequestError unless `checks` is `warn`
 */
export function checkRequestOrWarn(
  name: MethodName,
  body: JsonObject,
  checks: RequestChecks = "refuse",
): readonly FieldFault[] {
  const faults = checkRequest(name, body);
  if (faults.length > 0 && checks !== "warn") throw new GatewayRequestError(name, faults);
  return faults;
}
