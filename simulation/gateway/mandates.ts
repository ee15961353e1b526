import { referenceOf, sessionIn } from "../engine.js";
import { amountIn, merchantId, textIn, type GatewayCall, type GatewayModel, type Method } from "./model.js";
import { orderVisit, refusalOf } from "./supplier-methods.js";
import { mayBeReturned } from "./returned-debits.js";
import type { Message } from "./seal.js";
import type { Visit, Visits } from "./visits.js";

/** Opens the page on which the buyer signs. The gateway does not know yet for which payment. */
export const initializeMandate: Method = ({ visits, now }, { body }) => {
  const reference = referenceOf(sessionIn(textIn(body, "merchantReturnUrl")));
  if (visits.of(reference)) return { mandateResponseCode: "94" };
  const redirectionData = visits.open({
    supplier: "sepa-direct-debit",
    reference,
    orderId: undefined,
    amountMinor: 0,
    currencyCode: "978",
    captureMode: "",
    startedAt: now(),
  });
  return {
    mandateResponseCode: "00",
    redirectionUrl: "https://sepa.example/sign",
    redirectionData,
    messageVersion: "0.1",
    mandateId: mandateIdOf(reference),
  };
};

/** Gives the result of the signature, once. */
export const finalizeMandate: Method = ({ visits }, { body }) => {
  const visit = visits.readReturn(body["redirectionData"]);
  if (visit?.supplier !== "sepa-direct-debit") {
    return { mandateResponseCode: "12", errorFieldName: "redirectionData" };
  }
  if (visit.isFinalized) return { mandateResponseCode: "24" };
  visit.isFinalized = true;
  if (visit.verdict === "confirm") return { mandateResponseCode: "00", ...mandateOf(visit) };
  return { mandateResponseCode: visit.verdict === "refuse" ? "05" : "17" };
};

export const getMandateData: Method = ({ visits }, { body }) => {
  const visit = visits.of(referenceOfMandate(textIn(body, "mandateId")));
  return visit ? { mandateResponseCode: "00", ...mandateOf(visit) } : { mandateResponseCode: "25" };
};

/** Debits the account of a signed mandate; the bank may return that weeks later. */
export const debitMandate: Method = (model, call) => {
  const { body } = call;
  const reference = textIn(body, "transactionReference");
  const visit = model.visits.of(referenceOfMandate(textIn(body, "mandateId")));
  if (!visit) return { ...refusalOf(call), responseCode: "12", errorFieldName: "mandateId" };
  if (!mayBeDebited(visit)) return { ...refusalOf(call), responseCode: "24", errorFieldName: "mandateId" };
  if (model.ledger.find(reference)) return { ...refusalOf(call), responseCode: "94" };
  const answer = orderVisit(model, call, {
    ...visit,
    ...debitIn(body),
    startedAt: model.now(),
    isFinalized: false,
  });
  mayBeReturned(model, call);
  return answer;
};

/**
 * Adds a signed mandate to a wallet. That it refuses one which the wallet holds is not relied on, except where a journal
 * has lost its tail or the network repeats a call.
 */
export const addDirectDebit: Method = ({ mandates, wallets, visits, faults }, { body }) => {
  const mandateId = textIn(body, "mandateId");
  const visit = visits.of(referenceOfMandate(mandateId));
  if (!visit || !isInForce(visit)) return { walletResponseCode: "25" };
  const walletId = textIn(body, "merchantWalletId");
  const isHeld = mandates.of(walletId).some((held) => held.mandateId === mandateId);
  const mayComeTwice = (["disk.lost-tail", "network.duplicate-request"] as const).some(
    (fault) => faults.rate(fault) > 0,
  );
  if (isHeld && mayComeTwice) return { walletResponseCode: "94" };
  wallets.open(walletId);
  return { walletResponseCode: "00", paymentMeanId: mandates.add(walletId, mandateId).id };
};

/** The mandates of a wallet, as getWalletData lists them behind its cards. */
export function mandatesIn({ mandates }: GatewayModel, walletId: string): readonly Message[] {
  return mandates.of(walletId).map(({ id, mandateId }) => ({
    paymentMeanId: id,
    paymentMeanBrand: "SEPA_DIRECT_DEBIT",
    mandateId,
    maskedPan: "DE##",
  }));
}

/** What an accepted debit is answered; undefined for one that would be refused. */
export function acceptedDebit({ visits, ledger }: GatewayModel, { body }: GatewayCall): Message | undefined {
  const visit = visits.of(referenceOfMandate(textIn(body, "mandateId")));
  const { reference, orderId, amountMinor, currencyCode } = debitIn(body);
  if (!visit || !isInForce(visit) || ledger.find(reference)) return undefined;
  return {
    responseCode: "00",
    transactionReference: reference,
    merchantId,
    amount: String(amountMinor),
    currencyCode,
    ...(orderId !== undefined && { orderId }),
  };
}

/** The payment that a call about a mandate belongs to; empty for other calls. */
export function referenceOfMandateCall(body: Message, visits: Visits): string {
  const url = textIn(body, "merchantReturnUrl");
  if (url !== "") return referenceOf(sessionIn(url));
  const mandateId = textIn(body, "mandateId");
  if (mandateId !== "") return referenceOfMandate(mandateId);
  return visits.readReturn(body["redirectionData"])?.reference ?? "";
}

function debitIn(body: Message) {
  return {
    reference: textIn(body, "transactionReference"),
    orderId: textIn(body, "orderId") || undefined,
    amountMinor: amountIn(body, "amount"),
    currencyCode: textIn(body, "currencyCode"),
    captureMode: textIn(body, "captureMode") || "AUTHOR_CAPTURE",
    mandateId: textIn(body, "mandateId"),
  };
}

function mandateOf(visit: Visit): Message {
  const standing = isInForce(visit) ? "ACTIVE" : "PENDING";
  const mandateStatus = visit.revokedAt === undefined ? standing : "REVOKED";
  return { mandateId: mandateIdOf(visit.reference), mandateStatus, mandateUsage: "RECURRENT" };
}

/** Two readings: a mandate is in force once it is signed, or once the shop has fetched that. */
function isInForce({ verdict, isFinalized, number }: Visit): boolean {
  return verdict === "confirm" && (isFinalized || number % 2 === 0);
}

/** Two readings: the gateway refuses the debit of a revoked mandate, or leaves that to the debtor's bank. */
function mayBeDebited(visit: Visit): boolean {
  return isInForce(visit) && (visit.revokedAt === undefined || visit.number % 4 < 2);
}

/** Each signature makes a mandate of its own, named after the payment that it was opened for. */
export function mandateIdOf(reference: string): string {
  return `M${reference}`;
}

/** The signature that made a mandate. */
export function referenceOfMandate(mandateId: string): string {
  return mandateId.slice(1);
}
