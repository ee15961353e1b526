import type { Card } from "./cards.js";
import { acceptedStatus, type Transaction } from "./ledger.js";
import { amountIn, bookDelay, merchantId, textIn, type GatewayCall, type GatewayModel } from "./model.js";
import type { Message } from "./seal.js";

/**
 * Charges a card without asking its cardholder: what staff and subscriptions order, and payments of buyers whose device
 * has authenticated them.
 *
 * @param more the account that is debited in place of the card, or how its holder was authenticated
 */
export function orderAtOnce(
  model: GatewayModel,
  call: GatewayCall,
  card: Card,
  kind: Exclude<Transaction["kind"], "credit">,
  more: Pick<Transaction, "accountIndex" | "authentication" | "authenticationValue"> = {},
): Message {
  const { ledger } = model;
  const { body } = call;
  const transactionReference = textIn(body, "transactionReference");
  if (ledger.find(transactionReference)) return { transactionReference, merchantId, responseCode: "94" };
  const amountMinor = amountIn(body, "amount");
  const decided = decide(model, call, card, kind);
  const { status, responseCode } = decided;
  const transaction: Transaction = {
    kind,
    reference: transactionReference,
    orderId: textIn(body, "orderId") || undefined,
    amountMinor,
    currentMinor: amountMinor,
    currencyCode: textIn(body, "currencyCode"),
    captureMode: textIn(body, "captureMode"),
    cardIndex: more.accountIndex === undefined ? card.index : -1,
    ...more,
    guaranteeIndicator: guaranteeOf(more, card),
    at: model.now(),
    scoreColor: status === "TO_CHALLENGE" ? "ORANGE" : undefined,
    ...decided,
  };
  if (status === "TO_CHALLENGE" && responseCode !== "00") call.touch("gateway.held-as-refused");
  if (status !== "REFUSED" && status !== "PENDING") {
    ledger.move({ kind: "charge", reference: transactionReference, amountMinor });
  }
  ledger.write(transaction, bookDelay(model, call));
  return answerOf(transaction, card);
}

/**
 * The liability: the issuer is not liable where it could not authenticate, and the answer does not always have the
 * field.
 */
export function guaranteeOf(
  { authentication }: Pick<Transaction, "authentication">,
  { index }: Card,
): Transaction["guaranteeIndicator"] {
  if (authentication === undefined || index % 5 === 0) return undefined;
  return authentication === "none" ? "N" : "Y";
}

type Decided = Pick<Transaction, "status" | "responseCode" | "acquirerResponseCode">;

function decide(
  { faults }: GatewayModel,
  { body, random, touch }: GatewayCall,
  { kind: cardKind }: Card,
  kind: Transaction["kind"],
): Decided {
  const refused = (acquirerResponseCode: string) =>
    ({ status: "REFUSED", responseCode: "05", acquirerResponseCode }) as const;
  if (cardKind === "declined") return refused("05");
  // The bank wants to ask the cardholder. Of an order by phone it cannot.
  if (cardKind === "soft-decline" && kind !== "moto") return refused("A1");
  if (kind === "charge" && faults.strikes("gateway.declines-charges", random)) {
    touch("gateway.declines-charges");
    return refused("51");
  }
  if (cardKind === "held") {
    const responseCode = faults.rate("gateway.held-as-refused") > 0 ? "05" : "00";
    return { status: "TO_CHALLENGE", responseCode, acquirerResponseCode: "00" };
  }
  if (faults.strikes("gateway.pending", random)) {
    touch("gateway.pending");
    return { status: "PENDING", responseCode: random.pick(["60", "62"]), acquirerResponseCode: "" };
  }
  return {
    status: acceptedStatus({ captureMode: textIn(body, "captureMode") }),
    responseCode: "00",
    acquirerResponseCode: "00",
  };
}

function answerOf(
  { responseCode, acquirerResponseCode, reference, orderId, scoreColor, guaranteeIndicator }: Transaction,
  { maskedPan }: Card,
): Message {
  return {
    responseCode,
    acquirerResponseCode,
    transactionReference: reference,
    merchantId,
    maskedPan,
    ...(responseCode === "00" && {
      authorisationId: "12345",
      ...(guaranteeIndicator && { guaranteeIndicator }),
    }),
    ...(orderId !== undefined && { orderId }),
    ...(scoreColor !== undefined && { scoreColor, scoreValue: "-8", scoreThreshold: "-6;-10" }),
  };
}
