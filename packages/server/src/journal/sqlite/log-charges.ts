import { holdsOrder } from "../../domain/attempt.js";
import { decidesWhenOpened, isOver } from "../../domain/operation.js";
import type { Journal } from "../journal.js";
import type { ChargeLog } from "./charge-log.js";

/**
 * Wraps a journal so that every move that may move money is in the charge log before the caller continues, and so is what
 * is to follow a payment.
 */
export function logCharges(journal: Journal, log: ChargeLog): Journal {
  return {
    ...journal,
    async move(reference, move) {
      const moved = await journal.move(reference, move);
      if (moved.kind === "moved" && mayMoveMoney(move)) await log.append({ attempt: moved.attempt });
      return moved;
    },
    operations: {
      ...journal.operations,
      async open(operation) {
        const opened = await journal.operations.open(operation);
        if (opened.kind === "opened" && decidesWhenOpened(operation.kind)) {
          await log.append({ operation: opened.operation });
        }
        return opened;
      },
      async move(idempotencyKey, move, webhooksOf) {
        const operation = await journal.operations.move(idempotencyKey, move, webhooksOf);
        if (operation?.state !== move.to) return operation;
        if (move.to === "sending") await log.append({ operation });
        // The next operation on the transaction is logged after it, so nobody has to wait for this line.
        else if (isOver(move.to)) log.append({ operation }).catch(() => {});
        return operation;
      },
    },
    async close() {
      await journal.close();
      await log.close();
    },
  };
}

/** True for a charge, and for a redirect to a page on which the buyer may pay. */
function mayMoveMoney({ to, claimsOrder }: Parameters<Journal["move"]>[1]): boolean {
  return to === "charging" || (to === "redirected" && (claimsOrder ?? holdsOrder(to)));
}
