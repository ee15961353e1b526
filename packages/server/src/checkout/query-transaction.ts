import type { AnswerOf } from "@sips-kit/protocol";
import type { Outcome } from "../gateway/gateway.js";
import type { Attempt } from "../domain/attempt.js";
import { callGateway } from "./call-gateway.js";
import type { Context } from "./context.js";

/** Asks the gateway what it holds on an attempt. */
export function queryTransaction(
  context: Pick<Context, "gateway" | "log" | "timers">,
  attempt: Attempt,
): Promise<Outcome<AnswerOf<"getTransactionData">>> {
  return callGateway(context, attempt, "getTransactionData", () =>
    context.gateway.getTransactionData({ transactionReference: attempt.reference }),
  );
}
