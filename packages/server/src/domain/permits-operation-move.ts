import { operationMoves, type Operation, type OperationState } from "./operation.js";
import { isHeld } from "./taken-payment.js";

/**
 * True when an operation may make this move: by the table, and from the state that its caller expects. One whose payment
 * is held for fraud review may move within `accepted`, for a caller who expects that state: it follows the review. A late
 * answer does not, or the decision that it brings would be taken for the first result.
 */
export function permitsOperationMove(
  operation: Pick<Operation, "kind" | "newReference" | "newStatus" | "reference" | "state">,
  { to, from }: { readonly to: OperationState; readonly from?: OperationState | undefined },
): boolean {
  const { state } = operation;
  if (from !== undefined && from !== state) return false;
  return operationMoves[state].includes(to) || (to === "accepted" && from === to && isHeld(operation));
}
