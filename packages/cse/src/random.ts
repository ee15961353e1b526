import { CseError } from "./cse-error.js";

/** Returns that many random bytes. */
export type Random = (byteCount: number) => Uint8Array;

/**
 * Wraps the source of random bytes and checks their length. forge's own generator is never used: it gathers entropy
 * from the page, while getRandomValues uses the operating system, also on pages without TLS and in Node.
 */
export function randomFrom(source: Random = systemRandom): Random {
  return (byteCount) => {
    const bytes = source(byteCount);
    if (!(bytes instanceof Uint8Array) || bytes.length !== byteCount) {
      throw new CseError("CSE_RANDOM_UNUSABLE", `The random source did not give ${byteCount} bytes.`);
    }
    return bytes;
  };
}

function systemRandom(byteCount: number): Uint8Array {
  if (typeof globalThis.crypto?.getRandomValues !== "function") {
    throw new CseError("CSE_RANDOM_UNUSABLE", "This browser has no crypto.getRandomValues.");
  }
  return globalThis.crypto.getRandomValues(new Uint8Array(byteCount));
}
