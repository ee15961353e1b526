import type { AnswerOf } from "@sips-kit/protocol";
import type { Outcome } from "../gateway/gateway.js";
import type { Attempt } from "./attempt.js";
import { callGateway } from "./call-gateway.js";
import type { Desk } from "./settings.js";

/** Asks the gateway what it holds on an attempt. */
export function queryTransaction(
  desk: Desk,
  attempt: Attempt,
): Promise<Outcome<AnswerOf<"getTransactionData">>> {
  return callGateway(desk, attempt, "getTransactionData", () =>
    desk.gateway.getTransactionData({ transactionReference: attempt.reference }),
  );
}
