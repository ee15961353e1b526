import {
  amountIn,
  bookDelay,
  merchantId,
  textIn,
  type GatewayCall,
  type GatewayModel,
  type Method,
} from "./model.js";
import { captureLimitDateOf } from "./capture-limit.js";
import { tokenOf, type Card } from "./cards.js";
import { decideHeld } from "./decide-held.js";
import type { Transaction, TransactionStatus } from "./ledger.js";
import { orderAtOnce } from "./order-at-once.js";
import type { Message } from "./seal.js";

const cancellable: readonly TransactionStatus[] = ["TO_CAPTURE", "TO_VALIDATE", "TO_CHALLENGE"];

export const cancel: Method = (model, call) => {
  const found = model.ledger.find(textIn(call.body, "transactionReference"));
  const amountMinor = amountIn(call.body, "operationAmount");
  if (!found) return { responseCode: "25" };
  if (!cancellable.includes(found.status)) return { responseCode: "24" };
  if (amountMinor > found.currentMinor) return { responseCode: "51" };
  const currentMinor = found.currentMinor - amountMinor;
  const status = currentMinor === 0 ? "CANCELLED" : found.status;
  return moved(model, call, { ...found, currentMinor, status }, "cancel", amountMinor);
};

export const refund: Method = (model, call) => {
  const found = model.ledger.find(textIn(call.body, "transactionReference"));
  const amountMinor = amountIn(call.body, "operationAmount");
  if (!found) return { responseCode: "25" };
  if (found.status !== "CAPTURED" || found.kind === "credit") return { responseCode: "24" };
  // One reading of the sources: the gateway itself does not limit refunds to the amount left.
  const isLenient = model.faults.rate("gateway.lenient-refunds") > 0;
  if (amountMinor > found.currentMinor && !isLenient) return { responseCode: "51" };
  return moved(
    model,
    call,
    { ...found, currentMinor: found.currentMinor - amountMinor },
    "refund",
    amountMinor,
  );
};

export const validate: Method = (model, call) => {
  const found = model.ledger.find(textIn(call.body, "transactionReference"));
  const amountMinor = amountIn(call.body, "operationAmount");
  if (!found) return { responseCode: "25" };
  if (found.status !== "TO_VALIDATE") return { responseCode: "24" };
  if (amountMinor > found.currentMinor) return { responseCode: "51" };
  const rest = found.currentMinor - amountMinor;
  // What is not validated is dropped.
  if (rest > 0) {
    model.ledger.move({ kind: "cancel", reference: found.reference, amountMinor: rest, origin: "validate" });
  }
  model.ledger.decide(found.reference, { kind: "validate", amountMinor, origin: originIn(call) });
  const after = { ...found, currentMinor: amountMinor, status: "TO_CAPTURE" as const };
  model.ledger.write(after, bookDelay(model, call));
  return { responseCode: "00", newAmount: String(amountMinor), newStatus: "TO_CAPTURE" };
};

export const acceptChallenge: Method = (model, call) => reviewed(model, call, "accept");

export const refuseChallenge: Method = (model, call) => reviewed(model, call, "refuse");

function reviewed(model: GatewayModel, call: GatewayCall, end: "accept" | "refuse"): Message {
  const found = model.ledger.find(textIn(call.body, "transactionReference"));
  if (!found) return { responseCode: "25" };
  if (found.status !== "TO_CHALLENGE") return { responseCode: "24" };
  const validates = call.body["validationIndicator"] === "Y";
  const options = { origin: originIn(call), delayMs: bookDelay(model, call), validates };
  return { responseCode: "00", newStatus: decideHeld(model, found, end, options) };
}

export const duplicate: Method = (model, call) => {
  const reference = textIn(call.body, "transactionReference");
  const origin = model.ledger.find(textIn(call.body, "fromTransactionReference"));
  if (!origin) return { responseCode: "25", transactionReference: reference };
  const card = model.cards.get(tokenOf(origin.cardIndex));
  // A payment without a card cannot be duplicated.
  if (!card) return { responseCode: "40", transactionReference: reference };
  return orderAtOnce(model, call, card, "duplicate");
};

export const creditHolder: Method = (model, call) => {
  const { body } = call;
  const reference = textIn(body, "transactionReference");
  const card = model.sessions.reveal(body["cardNumber"]);
  if (!card) return { responseCode: "14", transactionReference: reference };
  if (model.ledger.find(reference)) return { responseCode: "94", transactionReference: reference };
  const amountMinor = amountIn(body, "amount");
  model.ledger.move({ kind: "credit", reference, amountMinor });
  const currencyCode = textIn(body, "currencyCode");
  return made(model, call, {
    kind: "credit",
    amountMinor,
    currencyCode,
    cardIndex: card.index,
    status: "TO_CREDIT",
  });
};

export const getTransactionData: Method = (model, { body }) => {
  const { cards } = model;
  const reference = textIn(body, "transactionReference");
  const shown = model.ledger.shown(reference);
  const names = { transactionReference: reference, merchantId };
  if (!shown) return { ...names, getTransDataResponseCode: "25", responseCode: "25" };
  const isFilled = model.faults.rate("gateway.empty-strings") > 0;
  return {
    ...names,
    getTransDataResponseCode: "00",
    responseCode: shown.responseCode,
    acquirerResponseCode: shown.acquirerResponseCode,
    transactionStatus: shown.status,
    originAmount: String(shown.amountMinor),
    currentAmount: String(shown.currentMinor),
    currencyCode: shown.currencyCode,
    ...cardOf(cards.get(tokenOf(shown.cardIndex))),
    ...(shown.orderId !== undefined && { orderId: shown.orderId }),
    ...(shown.scoreColor !== undefined && { scoreColor: shown.scoreColor }),
    ...(shown.status === "TO_VALIDATE" && !isFilled && { captureLimitDate: captureLimitDateOf(shown) }),
    ...(isFilled && { authorisationId: "", captureLimitDate: "", errorFieldName: "" }),
  };
};

function cardOf(card: Card | undefined): Message {
  if (!card) return {};
  const { index, maskedPan } = card;
  return { tokenPan: tokenOf(index), panExpiryDate: "203012", maskedPan, paymentMeanBrand: "VISA" };
}

/** The merchant's own mark of an operation. */
function originIn({ body }: GatewayCall): string | undefined {
  return textIn(body, "operationOrigin") || undefined;
}

function moved(
  model: GatewayModel,
  call: GatewayCall,
  after: Transaction,
  kind: "cancel" | "refund",
  amountMinor: number,
): Message {
  model.ledger.move({ kind, reference: after.reference, amountMinor, origin: originIn(call) });
  model.ledger.write(after, bookDelay(model, call));
  return { responseCode: "00", newAmount: String(after.currentMinor), newStatus: after.status };
}

/** Records a transaction that the merchant made. */
export function made(
  model: GatewayModel,
  call: GatewayCall,
  given: Pick<Transaction, "kind" | "amountMinor" | "currencyCode" | "cardIndex" | "status">,
): Message {
  const reference = textIn(call.body, "transactionReference");
  const orderId = typeof call.body["orderId"] === "string" ? call.body["orderId"] : undefined;
  const transaction: Transaction = {
    kind: given.kind,
    amountMinor: given.amountMinor,
    currencyCode: given.currencyCode,
    cardIndex: given.cardIndex,
    status: given.status,
    reference,
    orderId,
    currentMinor: given.amountMinor,
    at: model.now(),
    responseCode: "00",
    acquirerResponseCode: "00",
    scoreColor: undefined,
  };
  model.ledger.write(transaction, bookDelay(model, call));
  return {
    responseCode: "00",
    acquirerResponseCode: "00",
    transactionReference: reference,
    newStatus: given.status,
  };
}
