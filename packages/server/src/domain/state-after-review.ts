import type { AttemptState } from "./attempt.js";
import type { Operation, OperationKind } from "./operation.js";

/** Kinds of operations that may decide about a payment which is held for fraud review. */
export const decidingKinds = [
  "acceptReview",
  "refuseReview",
  "cancel",
] as const satisfies readonly OperationKind[];

/** The state to which an operation brings a held payment; undefined while it decides nothing. */
export function stateAfterReview({
  kind,
  state,
  newAmount,
}: Pick<Operation, "kind" | "state" | "newAmount">): AttemptState | undefined {
  if (state !== "accepted") return undefined;
  if (kind === "acceptReview") return "accepted";
  if (kind === "refuseReview") return "refused";
  return kind === "cancel" && newAmount === 0 ? "abandoned" : undefined;
}
