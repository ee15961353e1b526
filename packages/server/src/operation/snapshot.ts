import type { Gateway } from "../gateway/gateway.js";
import type { Snapshot } from "./operation.js";

/** What asking about a transaction has told. */
export type SnapshotRead =
  | {
      readonly kind: "found";
      readonly before: Snapshot;
      readonly currencyCode: string;
      readonly responseCode: string | undefined;
    }
  | { readonly kind: "unknown-reference"; readonly what: string; readonly code: string }
  | { readonly kind: "unreachable"; readonly what: string; readonly code: string };

/** Reads status and amount of a transaction. */
export async function readSnapshot(gateway: Gateway, transactionReference: string): Promise<SnapshotRead> {
  const outcome = await gateway.getTransactionData({ transactionReference });
  switch (outcome.kind) {
    case "accepted": {
      const { transactionStatus, currentAmount, currencyCode = "", responseCode } = outcome.answer;
      const amount = currentAmount === undefined ? undefined : Number(currentAmount);
      return {
        kind: "found",
        before: { transactionStatus, currentAmount: amount },
        currencyCode,
        responseCode,
      };
    }
    case "refused":
      return {
        kind: "unknown-reference",
        what: "the gateway does not show this transaction",
        code: outcome.code,
      };
    default:
      return {
        kind: "unreachable",
        what: "the gateway could not be asked; nothing was sent",
        code: outcome.error.code,
      };
  }
}
