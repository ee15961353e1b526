import type { HolderAuthentication, Transaction } from "../../ledger/transaction.js";
import type { WireObject } from "../../ledger/wire.js";
import type { Readings } from "../../world/readings.js";
import { container, text } from "../../ledger/wire-fields.js";
import type { Call } from "../call.js";
import type { Reply } from "../reply.js";
import { openPayment } from "./open-payment.js";

/** Opens the transaction of a 3-D Secure payment and says whether a challenge is needed. */
export function cardCheckEnrollment(call: Call): Reply {
  const opened = openPayment(call, "AUTHENTICATING");
  if ("refusal" in opened) return opened.refusal;
  return beginAuthentication(call, opened.transaction);
}

/** The answer of an enrolment, shared with walletCheckEnrollment. */
export function beginAuthentication(call: Call, transaction: Transaction): Reply {
  const { gateway, body } = call;
  const { card, merchantId, transactionReference } = transaction;
  // 97 bytes, so that the text ends in "=" and a client that mangles it fails at once.
  const redirectionData = gateway.random
    .bytes(97, "redirectionData", merchantId, transactionReference)
    .toString("base64");
  const ended = authenticationWithoutHolder(transaction, container(body, "fraudData"));
  if (ended) transaction.authentication = ended;
  const paReq = ended ? undefined : beginChallenge(call, transaction);
  transaction.authenticating = { redirectionData, ...(paReq === undefined ? {} : { paReq }) };
  gateway.transactions.record(transaction, "CHECK_ENROLLMENT", "AUTHENTICATING");
  const code = enrolmentCodeOf(transaction, gateway.readings.current());
  return {
    code,
    fields: {
      // The enrolment's own result, not the call's: the transaction goes on.
      ...(code === "00" ? {} : { responseCode: "00" }),
      redirectionData,
      messageVersion: "0.1",
      ...(paReq === undefined
        ? {}
        : { redirectionUrl: `${gateway.origins.acs}/challenge`, paReqMessage: paReq }),
      maskedPan: card.maskedPan,
      paymentMeanBrandSelectionStatus: transaction.paymentMeanBrandSelectionStatus,
    },
    ...(card.behaviour === "lost-enrolment" ? { delivery: "lost" } : {}),
    ...(card.behaviour === "slow" ? { delivery: "slow" } : {}),
  };
}

/** Returns the PaReq, which opens the challenge. */
function beginChallenge({ gateway, shop, body }: Call, transaction: Transaction): string {
  return gateway.authentications.begin({
    merchantId: transaction.merchantId,
    merchantName: text(body, "merchantName") ?? shop.name,
    transactionReference: transaction.transactionReference,
    amount: transaction.originAmount,
    currencyCode: transaction.currencyCode,
    maskedPan: transaction.card.maskedPan,
  });
}

/** Some sources give separate codes to cards that cannot be authenticated; the order may still continue. */
function enrolmentCodeOf({ authentication }: Transaction, { unauthenticatedCards }: Readings): string {
  const isImpossible = authentication?.status === "NOT_ENROLLED" || authentication?.status === "ERROR";
  return isImpossible ? unauthenticatedCards : "00";
}

/** Undefined when a challenge is needed. Every card is enrolled, except those whose digits say otherwise. */
function authenticationWithoutHolder(
  { card, isFromWallet }: Transaction,
  fraudData: WireObject,
): HolderAuthentication | undefined {
  const { bypass3DS } = fraudData;
  if (bypass3DS === "ALL" || (bypass3DS === "WALLET" && isFromWallet)) return { status: "BYPASS" };
  switch (card.behaviour) {
    case "frictionless":
      return fraudData["challengeMode3DS"] === "CHALLENGE_MANDATE"
        ? undefined
        : { status: "SUCCESS", type: "FRICTIONLESS" };
    case "not-enrolled":
      return { status: "NOT_ENROLLED" };
    case "attempt":
      return { status: "ATTEMPT" };
    case "unavailable":
      return { status: "ERROR" };
    default:
      return undefined;
  }
}
