import type { JsonObject, JsonValue } from "./json.js";

/**
 * The fields of a response that have a value: without null and empty text, at every depth. The gateway sends fields
 * without a value as null, as `""`, or not at all. Check the seal on the response as received, before this.
 *
 * @example
 * presentFields({ responseCode: "00", redirectionUrl: "" }); // { responseCode: "00" }
 */
export function presentFields(body: JsonObject): JsonObject {
  const present = Object.entries(body)
    .filter(([, value]) => isPresent(value))
    .map(([name, value]) => [name, presentValue(value)] as const);
  // Not an assignment, which would treat a field named __proto__ as the prototype.
  return Object.fromEntries(present);
}

function isPresent(value: JsonValue): boolean {
  return value !== undefined && value !== null && value !== "";
}

function presentValue(value: JsonValue): JsonValue {
  if (typeof value !== "object" || value === null) return value;
  // Array.isArray does not narrow readonly arrays; the casts repeat what it has just checked.
  if (Array.isArray(value)) return (value as readonly JsonValue[]).filter(isPresent).map(presentValue);
  return presentFields(value as JsonObject);
}
