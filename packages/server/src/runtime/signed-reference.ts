import { createHmac, createSecretKey, timingSafeEqual, type KeyObject } from "node:crypto";

/** A key that signs references. The first one of a list signs, all of them are accepted, which permits key rotation. */
export interface SigningKey {
  /** Short id sent with the signature, of [A-Za-z0-9]. */
  readonly id: string;
  /** At least random 32 characters, the same on every instance of the shop's server. */
  readonly secret: string;
}

/**
 * What a signed reference permits. `pay`: pay once. `return`: go to the bank and post its answer. `confirm`: confirm
 * after the return. `see`: only view the payment's status, since result links are kept, shared and logged. `sign`: sign a
 * mandate without a payment, and post the answer.
 */
export type Purpose = "pay" | "return" | "confirm" | "see" | "sign";

/** What a signed reference says. */
export interface SignedReference {
  readonly reference: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
  /** Words of [A-Za-z0-9_-] that were signed with it; undefined when none were. */
  readonly words?: readonly string[] | undefined;
}

/**
 * Signs a reference for one purpose until an expiry time. It is used in URLs and in the `MD` of the ACS form, so that
 * the return needs no cookie. Characters [A-Za-z0-9_.~-] only.
 */
export function signReference(
  reference: string,
  purpose: Purpose,
  expiresAt: number,
  keys: readonly SigningKey[],
  words?: readonly string[],
): string {
  const [key] = keys;
  if (!key) throw new TypeError("signReference needs a key.");
  const expiry = Math.floor(expiresAt / 1000).toString(36);
  const content = [key.id, reference, expiry, ...(words ? [words.join("~")] : [])].join(".");
  return `${content}.${signature(content, purpose, key)}`;
}

/**
 * Verifies a signed reference; undefined when it is forged, for another purpose, signed with an unknown key, or
 * expired.
 *
 * @param now milliseconds since 1970
 */
export function openReference(
  signed: string,
  purpose: Purpose,
  keys: readonly SigningKey[],
  now: number,
): SignedReference | undefined {
  const opened = readReference(signed, purpose, keys);
  return opened && now < opened.expiresAt ? opened : undefined;
}

/**
 * Verifies a signed reference but accepts an expired one; undefined when it is forged, for another purpose, or signed
 * with an unknown key. Prefer `openReference`.
 */
export function readReference(
  signed: string,
  purpose: Purpose,
  keys: readonly SigningKey[],
): SignedReference | undefined {
  if (signed.length > longestSigned) return undefined;
  const end = signed.lastIndexOf(".");
  const content = signed.slice(0, Math.max(0, end));
  const [id = "", reference = "", expiry = "", words, ...more] = content.split(".");
  const key = keys.find((one) => one.id === id);
  if (!key || more.length > 0) return undefined;
  const expected = Buffer.from(signature(content, purpose, key));
  const received = Buffer.from(signed.slice(end + 1));
  if (expected.length !== received.length || !timingSafeEqual(expected, received)) return undefined;
  const expiresAt = Number.parseInt(expiry, 36) * 1000;
  return { reference, expiresAt, ...(words !== undefined && { words: words.split("~").filter(Boolean) }) };
}

/** The longest text that is hashed to see whether it was signed here. */
export const longestSigned = 2_000;

function signature(content: string, purpose: Purpose, key: SigningKey): string {
  return createHmac("sha256", keyObjectOf(key)).update(`${purpose}:${content}`).digest("base64url");
}

const keyObjects = new WeakMap<SigningKey, KeyObject>();

/** Prepares the secret once, because a payment uses it a dozen times. */
export function keyObjectOf(key: SigningKey): KeyObject {
  const known = keyObjects.get(key);
  if (known) return known;
  const made = createSecretKey(key.secret, "utf8");
  keyObjects.set(key, made);
  return made;
}
