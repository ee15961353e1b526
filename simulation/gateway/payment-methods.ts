import { amountIn, bookDelay, merchantId, textIn, type GatewayModel, type Method } from "./model.js";
import { tokenOf, type Card } from "./cards.js";
import { isWithoutBuyer, meanIn, outsideIn } from "./saved-cards.js";
import { acceptedStatus, type Transaction } from "./ledger.js";
import { guaranteeOf, orderAtOnce } from "./order-at-once.js";
import type { GatewaySession } from "./sessions.js";
import { refusalOf } from "./supplier-methods.js";
import type { Message } from "./seal.js";

/** The gateway rejects a charge in an older session. */
const sessionLifeMs = 15 * 60_000;

export const hostedFieldsInitialize: Method = (_model, { random }) => ({
  responseCode: "00",
  merchantSessionToken: `session${random.below(1_000_000_000)}`,
  sdkUrl: "https://payment.example/sdk.js",
});

export const getCardData: Method = () => ({
  paymentMeanInfoResponseCode: "00",
  cardDataList: [{ cardBrand: "CB" }, { cardBrand: "VISA" }],
});

export const paymentTokenGenerate: Method = ({ sessions }, { body }) => {
  const card = sessions.reveal(body["cardNumber"]);
  return card ? { responseCode: "00", paymentToken: sessions.hide(card) } : { responseCode: "14" };
};

export const cardCheckEnrollment: Method = (model, call) => {
  const { body } = call;
  return enrol(model, body, cardIn(model, body));
};

export const walletCheckEnrollment: Method = (model, call) =>
  enrol(model, call.body, meanIn(model.wallets, call)?.card);

/** Opens what Google has given to the page. Every other buyer's device has authenticated them. */
export const paymentDataProviderCheck: Method = ({ sessions }, { body }) => {
  const card = sessions.reveal(body["paymentData"]);
  if (!card) return { responseCode: "14", errorFieldName: "paymentData" };
  const isAuthenticated = card.index % 4 < 2;
  return {
    responseCode: "00",
    panType: "TOKEN_PAN",
    tokenPan: tokenOf(card.index),
    cardExpiryDate: "203012",
    maskedPan: card.maskedPan,
    authenticationResult: isAuthenticated ? { threeDV2: { txStatus: "Y", cavv: "c".repeat(28) } } : {},
  };
};

const unclearCodes = ["01", "10", "80"] as const;

function enrol(model: GatewayModel, body: Message, card: Card | undefined): Message {
  if (!card) return { redirectionStatusCode: "14", responseCode: "14" };
  const isMandated = JSON.stringify(body["fraudData"] ?? "").includes("CHALLENGE_MANDATE");
  const isAsked = card.kind === "good" || card.kind === "fails-authentication" || card.index % 3 === 0;
  const isReachable = card.kind !== "not-enrolled";
  const needsHolder =
    card.kind === "frictionless"
      ? false
      : isReachable && (isMandated || (isAsked && card.kind !== "soft-decline"));
  const session = model.sessions.open({
    reference: textIn(body, "transactionReference"),
    orderId: typeof body["orderId"] === "string" ? body["orderId"] : undefined,
    amountMinor: amountIn(body, "amount"),
    currencyCode: textIn(body, "currencyCode"),
    captureMode: textIn(body, "captureMode") || "AUTHOR_CAPTURE",
    card,
    needsHolder,
    startedAt: model.now(),
  });
  if (!isReachable) {
    const code = unclearCodes[card.index % unclearCodes.length];
    return {
      redirectionStatusCode: code,
      redirectionData: session.id,
      messageVersion: "0.1",
      maskedPan: card.maskedPan,
    };
  }
  const isFilled = model.faults.rate("gateway.empty-strings") > 0;
  return {
    redirectionStatusCode: "00",
    responseCode: "00",
    redirectionData: session.id,
    messageVersion: "0.1",
    maskedPan: card.maskedPan,
    tokenPan: `token${card.index}`,
    ...(needsHolder
      ? { redirectionUrl: "https://bank.example/acs", paReqMessage: `PAREQ${session.id}` }
      : isFilled && { redirectionUrl: "", paReqMessage: "" }),
  };
}

export const cardValidateAuthenticationAndOrder: Method = (model, call) => {
  const { body, touch } = call;
  const session = model.sessions.find(body["redirectionData"]);
  const reference = textIn(body, "transactionReference");
  const refusal = { transactionReference: reference, merchantId };
  if (!session || session.reference !== reference) {
    return { ...refusal, responseCode: "12", errorFieldName: "redirectionData" };
  }
  if (session.isOrdered) return { ...refusal, responseCode: session.card.index % 2 === 0 ? "94" : "24" };
  if (session.needsHolder) {
    const said = model.sessions.readReturn(session, body["paResMessage"]);
    if (said === undefined) {
      return { ...refusal, ...forgedReturn(model) };
    }
    if (said === "failed") return decide(model, session, "05", "", call);
  }
  session.isOrdered = true;
  if (model.now() - session.startedAt > sessionLifeMs) return decide(model, session, "97", "", call);
  const { kind } = session.card;
  if (kind === "declined") return decide(model, session, "05", "05", call);
  if (kind === "soft-decline" && !session.needsHolder) return decide(model, session, "05", "A1", call);
  if (kind !== "held" && model.faults.strikes("gateway.pending", call.random)) {
    touch("gateway.pending");
    return decide(model, session, call.random.pick(["60", "62"]), "", call);
  }
  return decide(model, session, "00", "00", call);
};

/** Ends an authentication and charges nothing: what it answers goes with the order. */
export const cardValidateAuthentication: Method = (model, call) => {
  const session = model.sessions.find(call.body["redirectionData"]);
  if (!session || session.reference !== call.body["transactionReference"]) {
    return { ...refusalOf(call), responseCode: "12", errorFieldName: "redirectionData" };
  }
  const { id, needsHolder } = session;
  const said = needsHolder ? model.sessions.readReturn(session, call.body["paResMessage"]) : "holder";
  if (said === undefined) return { ...refusalOf(call), ...forgedReturn(model) };
  if (said === "failed") return { ...refusalOf(call), responseCode: "05", holderAuthentStatus: "FAILURE" };
  return {
    responseCode: "00",
    holderAuthentStatus: "SUCCESS",
    holderAuthentProgram: "3DS_V2",
    threeDV2: { txStatus: "Y", cavv: id },
  };
};

/** Charges a card without 3-D Secure: one behind a token or in ciphertexts, or one of an earlier payment. */
export const cardOrder: Method = (model, call) => {
  const { body } = call;
  const card = cardIn(model, body);
  if (!card) return { ...refusalOf(call), responseCode: "14" };
  if (body["orderChannel"] !== "INTERNET") return orderAtOnce(model, call, card, "moto");
  if (isWithoutBuyer(call)) return orderAtOnce(model, call, card, "charge");
  return orderAtOnce(model, call, card, "order", outsideIn(model, call) ?? { authentication: "device" });
};

/** Two readings of a return that no bank has made. */
function forgedReturn({ faults }: GatewayModel): Message {
  return faults.rate("gateway.forged-return-is-95") > 0
    ? { responseCode: "05", holderAuthentResponseCode: "95", holderAuthentStatus: "FAILURE" }
    : { responseCode: "12", errorFieldName: "paResMessage" };
}

/** Decides a charge, records it, and moves the money. */
function decide(
  model: GatewayModel,
  session: GatewaySession,
  code: string,
  acquirerCode: string,
  call: Parameters<Method>[1],
): Message {
  session.isOrdered = true;
  const { reference, orderId, amountMinor, currencyCode, captureMode, card } = session;
  const isHeld = code === "00" && card.kind === "held";
  const authentication = card.kind === "not-enrolled" ? "none" : "gateway";
  const transaction: Transaction = {
    reference,
    kind: "order",
    orderId,
    amountMinor,
    currencyCode,
    captureMode,
    cardIndex: card.index,
    authentication,
    guaranteeIndicator: guaranteeOf({ authentication }, card),
    at: model.now(),
    responseCode: isHeld && model.faults.rate("gateway.held-as-refused") > 0 ? "05" : code,
    acquirerResponseCode: acquirerCode,
    status: isHeld ? "TO_CHALLENGE" : statusOf(code, captureMode),
    currentMinor: amountMinor,
    scoreColor: isHeld ? "ORANGE" : undefined,
  };
  if (transaction.responseCode !== code) call.touch("gateway.held-as-refused");
  if (code === "00") model.ledger.move({ kind: "charge", reference, amountMinor });
  model.ledger.write(transaction, bookDelay(model, call));
  return orderAnswer(transaction, session, model.faults.rate("gateway.empty-strings") > 0);
}

function statusOf(code: string, captureMode: string): Transaction["status"] {
  if (code === "60" || code === "62") return "PENDING";
  if (code !== "00") return "REFUSED";
  return acceptedStatus({ captureMode });
}

/** The gateway's answer to a charge. */
export function orderAnswer(transaction: Transaction, session: GatewaySession, isFilled: boolean): Message {
  const { responseCode, acquirerResponseCode, scoreColor, reference, orderId, guaranteeIndicator } =
    transaction;
  return {
    responseCode,
    acquirerResponseCode,
    transactionReference: reference,
    merchantId,
    amount: String(transaction.amountMinor),
    currencyCode: transaction.currencyCode,
    ...(orderId !== undefined && { orderId }),
    maskedPan: session.card.maskedPan,
    paymentMeanBrand: "VISA",
    ...(responseCode === "00" && {
      authorisationId: "12345",
      ...(guaranteeIndicator && { guaranteeIndicator }),
    }),
    ...(session.needsHolder && { holderAuthentStatus: "SUCCESS" }),
    ...(scoreColor !== undefined && { scoreColor, scoreValue: "-8", scoreThreshold: "-6;-10" }),
    ...(isFilled && {
      errorFieldName: "",
      complementaryCode: "",
      ...(scoreColor ? {} : { scoreColor: "" }),
      ...(guaranteeIndicator ? {} : { guaranteeIndicator: "" }),
    }),
  };
}

/** The card behind a token of the fields, in ciphertexts, or behind the gateway's own token. */
function cardIn({ sessions, cards }: GatewayModel, body: Message): Card | undefined {
  return sessions.reveal(body["paymentToken"] ?? body["cardNumber"]) ?? cards.get(textIn(body, "cardNumber"));
}
