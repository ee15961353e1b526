import { timingSafeEqual } from "node:crypto";

/** Compares a signature with the right one in constant time. Texts as UTF-8. */
export function sameBytes(given: string | Buffer, right: string | Buffer): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
