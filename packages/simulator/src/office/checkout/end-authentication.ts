import type { Verdict } from "../../ledger/authentications.js";
import { paymentSessionLifeMs } from "../../ledger/payment-session-life.js";
import type { Transaction } from "../../ledger/transaction.js";
import type { Readings } from "../../world/readings.js";
import { text } from "../../ledger/wire-fields.js";
import { transactionName, type Call } from "../call.js";
import { chosenCodes, refusal, refuse, type Refusal, type Reply } from "../reply.js";

const statusOfVerdict = {
  authenticate: "SUCCESS",
  fail: "FAILURE",
  cancel: "CANCEL",
} as const satisfies Record<Verdict, string>;

const otherRedirectionData = refusal(chosenCodes.badAuthenticationMessage, "redirectionData");

/**
 * Ends the 3-D Secure step: reads the PaRes after a challenge, and leaves the transaction AUTHENTICATED. A message that
 * does not match is refused without effect, so that a third party cannot end a payment.
 */
export function endAuthentication(call: Call): { readonly transaction: Transaction } | Refusal {
  const { gateway, body } = call;
  const found = findAuthenticating(call);
  if ("refusal" in found) return found;
  const { transaction, authenticating } = found;
  const isTooOld = gateway.clock.now() >= transaction.createdAt + paymentSessionLifeMs;
  if (isTooOld && transaction.orderedAt === undefined) return refusal("97");
  if (text(body, "redirectionData") !== authenticating.redirectionData) return otherRedirectionData;
  if (transaction.status !== "AUTHENTICATING") return refusal(chosenCodes.orderedAlready);
  if (authenticating.paReq !== undefined) {
    const verdict = gateway.authentications.redeem(text(body, "paResMessage") ?? "", transaction);
    if (!verdict) return { refusal: refusalOfPaRes(gateway.readings.current()) };
    transaction.authentication = { status: statusOfVerdict[verdict], type: "CHALLENGE" };
  }
  gateway.transactions.record(transaction, "VALIDATE_AUTHENTICATION", "AUTHENTICATED");
  return { transaction };
}

/** The transaction by its name, or, since a client need not name it here, by its redirectionData. */
function findAuthenticating({ gateway, shop, body }: Call):
  | {
      readonly transaction: Transaction;
      readonly authenticating: NonNullable<Transaction["authenticating"]>;
    }
  | Refusal {
  const name = transactionName(body);
  const isNamed = name.transactionReference !== undefined || name.s10TransactionId !== undefined;
  const given = text(body, "redirectionData");
  const transaction = isNamed
    ? gateway.transactions.find(shop.merchantId, name)
    : gateway.transactions
        .all()
        .find((one) => one.merchantId === shop.merchantId && one.authenticating?.redirectionData === given);
  if (transaction?.authenticating) return { transaction, authenticating: transaction.authenticating };
  return isNamed ? refusal("25") : otherRedirectionData;
}

/** The ways to refuse a message that is not the bank's, or not about this payment. */
function refusalOfPaRes({ forgedPaRes }: Readings): Reply {
  if (forgedPaRes === "error-field") return refuse(chosenCodes.badAuthenticationMessage, "paResMessage");
  return {
    ...refuse(chosenCodes.badAuthenticationMessage),
    fields: { holderAuthentResponseCode: forgedPaRes },
  };
}
