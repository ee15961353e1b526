import type { Snapshot } from "../domain/operation.js";

const statuses: ReadonlySet<string> = new Set(["CAPTURED", "TO_CREDIT", "CREDITED"]);

/** Whether the money was captured, or transferred at once: it can be refunded but no longer cancelled. */
export function isAtBank({ transactionStatus = "" }: Snapshot): boolean {
  return statuses.has(transactionStatus);
}
