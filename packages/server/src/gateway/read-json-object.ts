import type { JsonObject } from "@sips-kit/protocol";
import { GatewayError } from "./errors.js";

/** No known answer comes near it; a PDF mandate in base64 does not either. */
const maxAnswerBytes = 4 * 1024 * 1024;

/** Reads a body to its end, within a limit, as one JSON object in UTF-8. */
export async function readJsonObject(body: AsyncIterable<Uint8Array>): Promise<JsonObject> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > maxAnswerBytes) {
      throw new GatewayError(
        "GATEWAY_ANSWER_TOO_LARGE",
        "The gateway's answer is larger than any known one.",
      );
    }
    chunks.push(chunk);
  }
  return parse(Buffer.concat(chunks).toString("utf8"));
}

function parse(text: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // The text itself stays out of the error: it may hold anything.
    throw notJson();
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw notJson();
  // JSON.parse makes nothing but JSON values.
  return value as JsonObject;
}

function notJson(): GatewayError {
  return new GatewayError("GATEWAY_ANSWER_NOT_JSON", "The gateway's answer is not a whole JSON object.");
}
