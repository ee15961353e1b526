import type { AtGateway } from "../office/office-payment.js";
import type { Context } from "./context.js";

/** What the gateway holds of a transaction. */
export async function askGateway(
  context: Pick<Context, "gateway">,
  transactionReference: string,
): Promise<AtGateway> {
  const outcome = await context.gateway.getTransactionData({ transactionReference }, { deadlineMs: 5_000 });
  if (outcome.kind === "accepted") return { kind: "found", answer: outcome.answer };
  return { kind: outcome.kind === "refused" ? "not-there" : "unreachable" };
}
