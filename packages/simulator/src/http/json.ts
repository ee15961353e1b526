import { isJson } from "./read-body.js";
import { RouteError } from "./route-error.js";
import type { RouteAnswer, RouteRequest } from "./routes.js";

/** Answers with JSON. */
export function json(value: unknown, status = 200): RouteAnswer {
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8" },
    body: JSON.stringify(value),
  };
}

/** Reads a body that must be a JSON object. */
export function readJsonObject({ headers, body }: RouteRequest): Readonly<Record<string, unknown>> {
  if (!isJson(headers["content-type"])) {
    throw new RouteError("CONTENT_TYPE", "The body must be application/json.");
  }
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    // Reported below, as for any other text that is not an object.
  }
  throw new RouteError("MALFORMED_JSON", "The body must be one JSON object.");
}
