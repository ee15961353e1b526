import type { Attempt } from "../engine.js";
import type { Evidence } from "./evidence.js";

/** True for a payment in review in the journal that the gateway no longer holds. */
export function isDecidedUnseen({ ledger }: Evidence, { reference, state }: Attempt): boolean {
  return state === "in-review" && ledger.find(reference)?.status !== "TO_CHALLENGE";
}
