import { paymentSessionLifeMs, type Verdict } from "../../ledger/authentications.js";
import type { Transaction } from "../../ledger/transaction.js";
import type { Readings } from "../../world/readings.js";
import { text, transactionName, type Call } from "../call.js";
import { chosenCodes, refuse, type Reply } from "../reply.js";

const statusOfVerdict = {
  authenticate: "SUCCESS",
  fail: "FAILURE",
  cancel: "CANCEL",
} as const satisfies Record<Verdict, string>;

/**
 * Ends the 3-D Secure step: reads the PaRes after a challenge, and leaves the transaction AUTHENTICATED. A message that
 * does not match is refused without effect, so that a third party cannot end a payment.
 */
export function endAuthentication(
  call: Call,
): { readonly transaction: Transaction } | { readonly refusal: Reply } {
  const { gateway, shop, body } = call;
  const transaction = gateway.transactions.find(shop.merchantId, transactionName(body));
  if (!transaction?.authenticating) return { refusal: refuse("25") };
  const isTooOld = gateway.clock.now() >= transaction.createdAt + paymentSessionLifeMs;
  if (isTooOld && transaction.orderedAt === undefined) return { refusal: refuse("97") };
  if (text(body, "redirectionData") !== transaction.authenticating.redirectionData) {
    return { refusal: refuse(chosenCodes.badAuthenticationMessage, "redirectionData") };
  }
  if (transaction.status !== "AUTHENTICATING") return { refusal: refuse(chosenCodes.orderedAlready) };
  if (transaction.authenticating.paReq !== undefined) {
    const verdict = gateway.authentications.redeem(text(body, "paResMessage") ?? "", transaction);
    if (!verdict) return { refusal: refusalOfPaRes(gateway.readings.current()) };
    transaction.authentication = { status: statusOfVerdict[verdict], type: "CHALLENGE" };
  }
  gateway.transactions.record(transaction, "VALIDATE_AUTHENTICATION", "AUTHENTICATED");
  return { transaction };
}

/** The ways to refuse a message that is not the bank's, or not about this payment. */
function refusalOfPaRes({ forgedPaRes }: Readings): Reply {
  if (forgedPaRes === "error-field") return refuse(chosenCodes.badAuthenticationMessage, "paResMessage");
  return {
    ...refuse(chosenCodes.badAuthenticationMessage),
    fields: { holderAuthentResponseCode: forgedPaRes },
  };
}
