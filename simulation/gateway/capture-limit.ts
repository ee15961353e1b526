import { epochMs } from "../shop/process-scope.js";
import type { Transaction } from "./ledger.js";

const hour = 3_600_000;
const day = 24 * hour;
/** Paris is an hour ahead of UTC in the weeks that a run takes. */
const parisMs = hour;

/** The last day on which a payment can be validated, that of its order, as the gateway shows it. */
export function captureLimitDateOf({ at }: Pick<Transaction, "at">): string {
  return new Date(epochMs + at + parisMs).toISOString().slice(0, 10).replaceAll("-", "");
}

/** True once the remittance of that day, at 22:00 in Paris, has passed without it. */
export function hasMissedCapture({ at }: Pick<Transaction, "at">, now: number): boolean {
  const inParis = epochMs + at + parisMs;
  return epochMs + now + parisMs >= inParis - (inParis % day) + 22 * hour;
}
