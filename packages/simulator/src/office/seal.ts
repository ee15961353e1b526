import { createHash, createHmac } from "node:crypto";
import { sameBytes } from "../ledger/same-bytes.js";
import type { Wire, WireObject } from "../ledger/wire.js";

/** The ways of sealing that the gateway knows, each with its own computation. */
const sealers = {
  "HMAC-SHA-256": (text: string, key: string) => createHmac("sha256", key).update(text, "utf8").digest("hex"),
  "HMAC-SHA-512": (text: string, key: string) => createHmac("sha512", key).update(text, "utf8").digest("hex"),
  "SHA-256": (text: string, key: string) =>
    createHash("sha256").update(text, "utf8").update(key, "utf8").digest("hex"),
} as const;

export type SealAlgorithm = keyof typeof sealers;

export const defaultSealAlgorithm: SealAlgorithm = "HMAC-SHA-256";

export function isSealAlgorithm(name: unknown): name is SealAlgorithm {
  return typeof name === "string" && Object.hasOwn(sealers, name);
}

/**
 * Computes the seal of a body. Implemented independently of the protocol package, so that one bug cannot pass on both
 * sides.
 */
export function computeSeal(body: WireObject, key: string, algorithm: SealAlgorithm): string {
  return sealOfText(sealedText(body), key, algorithm);
}

/** Computes the seal of a raw text, such as the data that a browser carries back to a shop. */
export function sealOfText(text: string, key: string, algorithm: SealAlgorithm): string {
  return sealers[algorithm](text, key);
}

/** Compares in constant time; accepts upper-case hex digits too. */
export function sealMatches(body: WireObject, key: string, algorithm: SealAlgorithm): boolean {
  return sameBytes(String(body["seal"]).toLowerCase(), computeSeal(body, key, algorithm));
}

/** All values except three of the top level, concatenated in byte order of their names, containers in place. */
export function sealedText(body: WireObject): string {
  const pieces: string[] = [];
  const { keyVersion: _version, sealAlgorithm: _algorithm, seal: _seal, ...sealed } = body;
  collect(sealed, pieces);
  return pieces.join("");
}

function collect(value: Wire | undefined, pieces: string[]): void {
  if (value === null || value === undefined) return;
  if (Array.isArray(value)) {
    for (const element of value) collect(element, pieces);
  } else if (typeof value === "object") {
    // Array.isArray does not narrow a readonly array away: the rest is an object.
    const fields = value as WireObject;
    for (const name of Object.keys(fields).sort(byUnits)) collect(fields[name], pieces);
  } else {
    pieces.push(String(value));
  }
}

/** By UTF-16 units, which is ASCII order for the gateway's names. */
function byUnits(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
