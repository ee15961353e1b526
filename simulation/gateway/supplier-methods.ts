import { amountIn, bookDelay, merchantId, textIn, type GatewayCall, type GatewayModel } from "./model.js";
import type { Method } from "./model.js";
import { acceptedStatus, type Transaction } from "./ledger.js";
import type { Message } from "./seal.js";
import { supplierOfBrand, suppliers } from "./suppliers.js";
import { movesThere, transferLifeMs, watchForExpiry } from "./transfers.js";
import { transactionOf, type Visit } from "./visits.js";

/** The gateway rejects a charge in an older session. */
const sessionLifeMs = 15 * 60_000;

export const creditTransferInquire: Method = () => ({
  responseCode: "00",
  customerBankList: [{ customerBankCode: "SIMRNL2R", customerBankName: "Simulated Bank Rotterdam" }],
});

/** Opens the page of a supplier: creditTransferInitialize and its kind. */
export const initialize: Method = (model, { body }) => {
  const reference = textIn(body, "transactionReference");
  const supplier = supplierOfBrand(body["paymentMeanBrand"]);
  if (!supplier) return { responseCode: "12", errorFieldName: "paymentMeanBrand" };
  if (model.visits.of(reference)) return { responseCode: "94" };
  const redirectionData = model.visits.open({
    supplier,
    reference,
    orderId: typeof body["orderId"] === "string" ? body["orderId"] : undefined,
    amountMinor: amountIn(body, "amount"),
    currencyCode: textIn(body, "currencyCode"),
    captureMode: textIn(body, "captureMode") || "AUTHOR_CAPTURE",
    startedAt: model.now(),
  });
  const visit = model.visits.of(reference);
  if (visit && movesThere(model, supplier)) watchForExpiry(model, visit);
  return {
    responseCode: "00",
    redirectionUrl: `https://${supplier}.example/pay`,
    redirectionData,
    messageVersion: "0.1",
    ...(supplier === "bancontact-mobile" && { outerRedirectionUrl: `bcmc-mobile:${reference}` }),
  };
};

/** Ends a visit: creditTransferFinalizeAndOrder and its kind. */
export const finalize: Method = (model, call) => {
  const { visit, refusal } = readVisit(model, call);
  if (!visit) return refusal;
  return movesThere(model, visit.supplier) ? reportPaid(model, call, visit) : orderVisit(model, call, visit);
};

/** The bank already has the payment, or has not: this call only reports it and moves nothing. */
function reportPaid(model: GatewayModel, call: GatewayCall, visit: Visit): Message {
  const known = model.ledger.find(visit.reference);
  // While the page is open, the supplier cannot say that nothing will be paid.
  const isOpen = model.now() - visit.startedAt <= transferLifeMs;
  if (!known) return { ...refusalOf(call), responseCode: isOpen ? "99" : "97" };
  // Two readings of a second finalize: the result is repeated, or the call is refused as a duplicate.
  if (visit.isFinalized && visit.number % 3 === 0) return { ...refusalOf(call), responseCode: "94" };
  visit.isFinalized = true;
  if (!model.ledger.isKept(visit.reference)) model.ledger.write(known, bookDelay(model, call));
  return answerOf(known);
}

export const paymentProviderGetContext: Method = (model, call) => {
  const { visit, refusal } = readVisit(model, call);
  if (!visit) return refusal;
  if (visit.verdict !== "confirm") return { responseCode: visit.verdict === "refuse" ? "05" : "17" };
  return { responseCode: "00", customerContact: { firstname: "Camille", lastname: "Martin" } };
};

/** The buyer has agreed there: the money moves now. */
export function orderVisit(model: GatewayModel, call: GatewayCall, visit: Visit): Message {
  if (visit.isFinalized) return { ...refusalOf(call), responseCode: visit.number % 2 === 0 ? "94" : "24" };
  visit.isFinalized = true;
  const transaction = orderOf(model, call, visit);
  const { reference, amountMinor, responseCode, status } = transaction;
  const isCharged = status !== "REFUSED" && status !== "PENDING";
  if (isCharged) model.ledger.move({ kind: "charge", reference, amountMinor });
  model.ledger.write(transaction, bookDelay(model, call));
  if (status === "TO_CHALLENGE" && responseCode !== "00") call.touch("gateway.held-as-refused");
  return answerOf(transaction);
}

function orderOf(model: GatewayModel, call: GatewayCall, visit: Visit): Transaction {
  const end = (status: Transaction["status"], responseCode: string) =>
    transactionOf(visit, model.now(), { status, responseCode });
  if (visit.verdict !== "confirm") return end("REFUSED", visit.verdict === "refuse" ? "05" : "17");
  if (model.now() - visit.startedAt > sessionLifeMs) return end("REFUSED", "97");
  if (visit.isHeld) {
    const isAsRefused = model.faults.rate("gateway.held-as-refused") > 0;
    return { ...end("TO_CHALLENGE", isAsRefused ? "05" : "00"), scoreColor: "ORANGE" };
  }
  if (model.faults.strikes("gateway.pending", call.random)) {
    call.touch("gateway.pending");
    return end("PENDING", "60");
  }
  return end(acceptedStatus(visit), "00");
}

/** The visit that a return comes from, if it belongs to this transaction; otherwise the refusal. */
function readVisit(
  model: GatewayModel,
  call: GatewayCall,
):
  | { readonly visit: Visit; readonly refusal?: never }
  | { readonly visit?: never; readonly refusal: Message } {
  const reference = textIn(call.body, "transactionReference");
  const supplier = model.visits.of(reference)?.supplier;
  const isContext = supplier === "paypal" && call.method === "paymentProviderGetContext";
  if (!supplier || (suppliers[supplier].finalize !== call.method && !isContext)) {
    return { refusal: { ...refusalOf(call), responseCode: "25" } };
  }
  const visit = model.visits.readReturn(call.body["redirectionData"]);
  if (visit?.reference === reference) return { visit };
  return { refusal: { ...refusalOf(call), responseCode: "12", errorFieldName: "redirectionData" } };
}

export function refusalOf({ body }: GatewayCall): Message {
  return { transactionReference: textIn(body, "transactionReference"), merchantId };
}

function answerOf(transaction: Transaction): Message {
  const { reference, responseCode, amountMinor, currencyCode, orderId, scoreColor } = transaction;
  return {
    responseCode,
    transactionReference: reference,
    merchantId,
    amount: String(amountMinor),
    currencyCode,
    ...(orderId !== undefined && { orderId }),
    ...(scoreColor !== undefined && { scoreColor }),
  };
}
