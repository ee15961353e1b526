import { createHash, createHmac, timingSafeEqual, type KeyObject } from "node:crypto";
import type { JsonObject, JsonValue } from "./json.js";

/** How a seal is computed; `HMAC-SHA-256` is the default of all JSON web services. */
export type SealAlgorithm = "HMAC-SHA-256" | "HMAC-SHA-512" | "SHA-256";

// Left out of the sealed text on the top level; a container's sub-fields are all sealed.
const unsealedFields = new Set(["keyVersion", "sealAlgorithm", "seal"]);

/**
 * Computes the seal of a request or an answer.
 *
 * @param body the whole JSON body; `keyVersion`, `sealAlgorithm` and `seal` in it are left out of the text
 * @param secretKey the shop's (or service provider's) secret key, as text or as a KeyObject from `createSecretKey`
 * @param algorithm default: `HMAC-SHA-256`
 * @returns hexadecimal digits in lower case: 64, or 128 with `HMAC-SHA-512`
 *
 * Source: Worldline, Sips Office JSON guide and Sherlock's paypage JSON guide (published vectors in the tests).
 */
export function seal(
  body: JsonObject,
  secretKey: string | KeyObject,
  algorithm: SealAlgorithm = "HMAC-SHA-256",
): string {
  return sealOfText(sealText(body), secretKey, algorithm);
}

/** The seal of a raw text. */
export function sealOfText(text: string, secretKey: string | KeyObject, algorithm: SealAlgorithm): string {
  switch (algorithm) {
    case "HMAC-SHA-256":
      return createHmac("sha256", secretKey).update(text, "utf8").digest("hex");
    case "HMAC-SHA-512":
      return createHmac("sha512", secretKey).update(text, "utf8").digest("hex");
    case "SHA-256":
      return createHash("sha256")
        .update(text, "utf8")
        .update(typeof secretKey === "string" ? secretKey : secretKey.export())
        .digest("hex");
  }
}

/**
 * True when `body.seal` is the seal of the body, unknown fields included. Compares in constant time.
 *
 * @param body the parsed JSON exactly as received, not a class or a selection of its fields
 * @returns false also without a seal, or with one that is not a text
 */
export function isSealValid(
  body: JsonObject,
  secretKey: string | KeyObject,
  algorithm?: SealAlgorithm,
): boolean {
  const received = body["seal"];
  return typeof received === "string" && isSameSeal(seal(body, secretKey, algorithm), received);
}

/** Compares two seals in constant time, ignoring the case of the digits. */
export function isSameSeal(expected: string, received: string): boolean {
  const [ours, theirs] = [Buffer.from(expected), Buffer.from(received.toLowerCase())];
  return ours.length === theirs.length && timingSafeEqual(ours, theirs);
}

/**
 * The sealed text: values only, in ASCII order of their names, containers expanded in place, lists in their own order,
 * nothing for null, absent and empty values.
 */
export function sealText(body: JsonObject): string {
  return textOfFields(body, unsealedFields);
}

function textOfFields(fields: JsonObject, leftOut?: ReadonlySet<string>): string {
  let text = "";
  // sort() without a comparator orders by UTF-16 units, which is ASCII order for the gateway's names.
  for (const name of Object.keys(fields).sort()) {
    if (!leftOut?.has(name)) text += textOfValue(fields[name]);
  }
  return text;
}

function textOfValue(value: JsonValue): string {
  if (value === null || value === undefined) return "";
  if (typeof value !== "object") return String(value);
  // Array.isArray does not narrow readonly arrays; the cast repeats what it has just checked.
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map(textOfValue).join("");
  return textOfFields(value as JsonObject);
}
