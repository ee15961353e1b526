import type { CsePublicKey } from "@sips-kit/protocol/checkout";
import { CseError } from "./cse-error.js";

/** The bank's public key, as the shop's server passes it to the page. */
export type CseKey = CsePublicKey;

/** A key that has passed the checks. */
export interface PublicKey {
  /** Hexadecimal without leading zeros. */
  readonly modulus: string;
  readonly exponent: string;
  /** Length of the modulus, and so of each ciphertext block. */
  readonly byteLength: number;
  readonly keyId: string | undefined;
}

const shortestBits = 2048;
// Longer keys are not in use, and a modulus of a megabyte would freeze the page.
const longestBits = 16_384;

/**
 * Checks format, length and, when a time is given, the expiry of a key.
 *
 * @throws CseError CSE_KEY_MISSING, CSE_KEY_MALFORMED, CSE_KEY_TOO_SHORT or CSE_KEY_EXPIRED
 */
export function checkKey(key: CseKey | undefined, now?: Date): PublicKey {
  // A page without a key may pass null, because JSON has no undefined.
  if (key === undefined || key === null) throw new CseError("CSE_KEY_MISSING", "No key was given.");
  const modulus = hexNumber(key.modulus, "modulus");
  const exponent = hexNumber(key.exponent, "exponent");
  if (isEven(modulus)) throw malformed("The modulus is even.");
  if (isEven(exponent) || exponent === "1") throw malformed("The exponent must be odd and at least 3.");
  const bits = bitLength(modulus);
  if (bits < shortestBits) {
    throw new CseError("CSE_KEY_TOO_SHORT", `The key has ${bits} bits; at least ${shortestBits} are needed.`);
  }
  if (bits > longestBits) throw malformed(`The key has more than ${longestBits} bits.`);
  if (bitLength(exponent) >= bits) throw malformed("The exponent is as long as the modulus.");
  if (key.notAfter !== undefined) checkEnd(key.notAfter, now);
  return { modulus, exponent, byteLength: Math.ceil(bits / 8), keyId: key.keyId };
}

function hexNumber(text: unknown, name: string): string {
  if (typeof text !== "string" || !/^[0-9a-f]+$/i.test(text)) {
    throw malformed(`The ${name} is not a hexadecimal number.`);
  }
  return text.replace(/^0+(?=.)/, "").toLowerCase();
}

function checkEnd(notAfter: unknown, now: Date | undefined): void {
  const end = typeof notAfter === "string" ? Date.parse(notAfter) : Number.NaN;
  if (Number.isNaN(end)) throw malformed("notAfter is not a date.");
  if (now && now.getTime() > end) throw new CseError("CSE_KEY_EXPIRED", "The key's notAfter has passed.");
}

function isEven(hex: string): boolean {
  return /[02468ace]$/.test(hex);
}

function bitLength(hex: string): number {
  return (hex.length - 1) * 4 + (32 - Math.clz32(Number.parseInt(hex.charAt(0), 16)));
}

function malformed(message: string): CseError {
  return new CseError("CSE_KEY_MALFORMED", message);
}
