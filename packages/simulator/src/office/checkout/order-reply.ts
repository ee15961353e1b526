import type { MethodName } from "@sips-kit/protocol";
import type { Gateway } from "../../ledger/gateway.js";
import type { Transaction } from "../../ledger/transaction.js";
import type { Delivery, Reply } from "../reply.js";
import { orderAnswer } from "./order-answer.js";

/** The reply to an order that is decided: its code, its fields, and how its card has the answer delivered. */
export function orderReply(gateway: Gateway, method: MethodName, transaction: Transaction): Reply {
  return {
    code: transaction.responseCode ?? "99",
    fields: orderAnswer(gateway, method, transaction),
    ...deliveryOf(transaction),
  };
}

function deliveryOf({ card }: Transaction): { readonly delivery?: Delivery } {
  if (card.behaviour === "lost-order") return { delivery: "lost" };
  return card.behaviour === "slow" ? { delivery: "slow" } : {};
}
