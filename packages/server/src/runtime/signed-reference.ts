import { createHmac, createSecretKey, timingSafeEqual, type KeyObject } from "node:crypto";

/** A key that signs references. The first one of a list signs, all of them are accepted: that is how keys change. */
export interface SigningKey {
  /** Short name that travels with the signature, of [A-Za-z0-9]. */
  readonly id: string;
  /** At least random 32 characters, the same on every instance of the shop's server. */
  readonly secret: string;
}

/**
 * What a signed reference is good for. `pay`: pay once. `return`: go to the bank and post its answer. `confirm`:
 * confirm it after the return. `see`: see how the payment stands, and no more, since result links are kept, shared and
 * logged.
 */
export type Purpose = "pay" | "return" | "confirm" | "see";

/**
 * Signs a reference for one purpose until a moment in time. The result stands in URLs and in the `MD` of the ACS form:
 * the way back needs no cookie. Characters [A-Za-z0-9_.-] only.
 */
export function signReference(
  reference: string,
  purpose: Purpose,
  expiresAt: number,
  keys: readonly SigningKey[],
): string {
  const [key] = keys;
  if (!key) throw new TypeError("signReference needs a key.");
  const content = `${key.id}.${reference}.${Math.floor(expiresAt / 1000).toString(36)}`;
  return `${content}.${signature(content, purpose, key)}`;
}

/**
 * What a signed text says; undefined when it opens nothing: forged, for another purpose, of a key that is not known any
 * more, or past its end.
 *
 * @param now milliseconds since 1970
 */
export function openReference(
  signed: string,
  purpose: Purpose,
  keys: readonly SigningKey[],
  now: number,
): { readonly reference: string; readonly expiresAt: number } | undefined {
  const opened = readReference(signed, purpose, keys);
  return opened && now < opened.expiresAt ? opened : undefined;
}

/**
 * What a signed text says, whether or not its time is over; undefined when it is forged, for another purpose, or of a
 * key that is not known any more. Nearly everybody wants `openReference`.
 */
export function readReference(
  signed: string,
  purpose: Purpose,
  keys: readonly SigningKey[],
): { readonly reference: string; readonly expiresAt: number } | undefined {
  if (signed.length > 200) return undefined;
  const [id = "", reference = "", expiry = "", given = "", ...more] = signed.split(".");
  const key = keys.find((one) => one.id === id);
  if (!key || more.length > 0) return undefined;
  const expected = Buffer.from(signature(`${id}.${reference}.${expiry}`, purpose, key));
  const received = Buffer.from(given);
  if (expected.length !== received.length || !timingSafeEqual(expected, received)) return undefined;
  return { reference, expiresAt: Number.parseInt(expiry, 36) * 1000 };
}

function signature(content: string, purpose: Purpose, key: SigningKey): string {
  return createHmac("sha256", keyObjectOf(key)).update(`${purpose}:${content}`).digest("base64url");
}

const keyObjects = new WeakMap<SigningKey, KeyObject>();

/** The secret made ready once: a payment signs and counts a dozen times with it. */
export function keyObjectOf(key: SigningKey): KeyObject {
  const known = keyObjects.get(key);
  if (known) return known;
  const made = createSecretKey(key.secret, "utf8");
  keyObjects.set(key, made);
  return made;
}
