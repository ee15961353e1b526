import type { KeyObject } from "node:crypto";
import { isSameSeal, sealOfText, type SealAlgorithm } from "./seal.js";

// A return does not name its algorithm. The guides' default is SHA-256; newer shops are set up for HMAC.
const algorithms: readonly SealAlgorithm[] = ["SHA-256", "HMAC-SHA-256", "HMAC-SHA-512"];

/**
 * True when a browser return in the form `Data` and `Seal` was sealed with this key. Unlike an answer's seal, this one
 * is over the text of `Data` exactly as it was posted, still encoded, its fields in their own order.
 *
 * @param data the field `Data` as it was posted
 * @param seal the field `Seal`, hexadecimal digits
 *
 * Source: Sherlock's paypage guides, POST and JSON (published vectors in the tests).
 */
export function isDataSealValid(data: string, seal: string, secretKey: string | KeyObject): boolean {
  return algorithms.some((algorithm) => isSameSeal(sealOfText(data, secretKey, algorithm), seal));
}

/**
 * Reads the fields of a `Data`: `name=value` pairs with `|` between them, or a JSON object. `null` and empty values
 * count as absent, and containers are left out.
 *
 * @param data the field `Data` as it was posted; check its seal first
 * @param encode the field `Encode`: `base64` or `base64url`. When absent, a text of nothing but base64 is decoded too
 * @returns undefined when the text has neither form
 */
export function readSealedData(
  data: string,
  encode?: string,
): { readonly [name: string]: string } | undefined {
  const text = isEncoded(data, encode) ? Buffer.from(data, "base64").toString("utf8") : data;
  const pairs = text.trimStart().startsWith("{") ? pairsOfJson(text) : pairsOfText(text);
  const told = pairs?.filter(([, value]) => value !== "" && value !== "null");
  return told && Object.fromEntries(told);
}

function isEncoded(data: string, encode: string | undefined): boolean {
  return encode ? /^base64/i.test(encode) : /^[\w+/-]+={0,2}$/.test(data);
}

type Pairs = readonly (readonly [name: string, value: string])[];

function pairsOfText(text: string): Pairs | undefined {
  const pairs: [name: string, value: string][] = [];
  for (const piece of text.split("|")) {
    const [, name, value = ""] = /^([\w.]+)=([^]*)$/.exec(piece) ?? [];
    const last = pairs.at(-1);
    if (name !== undefined) pairs.push([name, value]);
    // A value may hold the separator itself.
    else if (last) last[1] += `|${piece}`;
    else return undefined;
  }
  // A repeated field is ambiguous and ignored.
  return new Set(pairs.map(([name]) => name)).size === pairs.length ? pairs : undefined;
}

function pairsOfJson(text: string): Pairs | undefined {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== "object" || body === null) return undefined;
    return Object.entries(body).flatMap(([name, value]: [string, unknown]) =>
      ["string", "number", "boolean"].includes(typeof value) ? [[name, String(value)] as const] : [],
    );
  } catch {
    return undefined;
  }
}
