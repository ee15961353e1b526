import { setTimeout } from "node:timers/promises";
import { PaymentError } from "@sips-kit/server";

/** A page does not wait longer for a part that it can do without: the gateway's own deadline is half a minute. */
const patienceMs = 5_000;

/** What is read from the gateway; undefined while it cannot be queried. Not for what changes something. */
export async function ifAnswered<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await inTime(read(), undefined);
  } catch (error) {
    if (error instanceof PaymentError) return undefined;
    throw error;
  }
}

/** What is read from the gateway, or `otherwise` when a page has waited long enough for it. */
export function inTime<T, O>(reading: Promise<T>, otherwise: O): Promise<T | O> {
  return Promise.race([reading, setTimeout(patienceMs, otherwise, { ref: false })]);
}
