import { operationMoves, type Operation, type OperationState } from "./operation.js";
import { isHeld } from "./taken-payment.js";

/**
 * True when an operation may make this move: by the table, and from the state that its caller expects. One whose payment
 * is held for fraud review may move within `accepted`: the review is followed until it is decided.
 */
export function permitsOperationMove(
  operation: Pick<Operation, "kind" | "newReference" | "newStatus" | "reference" | "state">,
  { to, from = operation.state }: { readonly to: OperationState; readonly from?: OperationState | undefined },
): boolean {
  const { state } = operation;
  if (from !== state) return false;
  return operationMoves[state].includes(to) || (to === "accepted" && isHeld(operation));
}
