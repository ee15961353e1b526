import { randomBytes } from "node:crypto";

/** Returns random bytes. Default: `crypto.randomBytes`. */
export type RandomBytes = (count: number) => Uint8Array;

// Crockford's alphabet: no I, L, O, U, so that a reference can be read out over the phone.
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * Makes a `transactionReference`: 26 characters of [0-9A-Z], of which ten encode the time and sixteen are random. Later
 * ones sort after earlier ones. Payments get theirs by themselves. Test data that is written into a journal needs one made
 * of the time when the payment began, because searches by time read it. Source for the form: at most 35 alphanumeric
 * characters, unique per merchantId for ever (Sips Office JSON guide).
 */
export function createReference(nowMs: number, random: RandomBytes = randomBytes): string {
  return firstReferenceOf(nowMs) + [...random(16)].map((byte) => alphabet.charAt(byte % 32)).join("");
}

/** The lower bound of references made at this moment: earlier references sort before it, all others after it. */
export function firstReferenceOf(nowMs: number): string {
  let time = "";
  for (let rest = nowMs, index = 0; index < 10; index += 1) {
    time = alphabet.charAt(rest % 32) + time;
    rest = Math.floor(rest / 32);
  }
  return time;
}

const form = new RegExp(`^[${alphabet}]{26}$`);

/** When a reference was made, in milliseconds since 1970; undefined when it is not in our format. */
export function timeOfReference(reference: string): number | undefined {
  if (!form.test(reference)) return undefined;
  const letters = Array.from(reference.slice(0, 10));
  return letters.reduce((time, letter) => time * 32 + alphabet.indexOf(letter), 0);
}
