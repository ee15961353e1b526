import { attemptOfOperation, isHeld, type Attempt } from "../engine.js";
import type { Evidence } from "./evidence.js";

/** Payments in review in the journal that the gateway no longer holds: those of buyers, and those that staff take. */
export function decidedUnseen({ ledger, store }: Evidence): readonly Attempt[] {
  const operations = store.operations.all();
  const taken = operations.filter(isHeld).map((one) => attemptOfOperation(one, operations));
  const all = [...store.attempts.all().map(({ attempt }) => attempt), ...taken];
  return all.filter(
    ({ reference, state }) => state === "in-review" && ledger.find(reference)?.status !== "TO_CHALLENGE",
  );
}
