import * as v from "valibot";
import { PaymentError } from "../../domain/errors.js";
import { holdsCardData } from "../../gateway/card-data.js";
import { cardCiphertexts } from "../../payment-methods/card-inputs.js";
import { operation } from "./answer-schemas.js";
import {
  amountMinor,
  currencyCode,
  idempotencyKey,
  merchantWalletId,
  note,
  orderId,
  paymentMeanId,
  reason,
  reference,
} from "./input-schemas.js";
import { get, post } from "./merchant-route.js";

const request = {
  idempotencyKey,
  reference,
  operationOrigin: v.exactOptional(v.pipe(v.string(), v.regex(/^[\w-]{1,20}$/))),
  comment: v.exactOptional(note),
  reason,
};
const ofAmount = { ...request, amountMinor: v.exactOptional(amountMinor) };

// The schemes' ids have up to 15 digits, or letters among them; most card numbers have 16.
const schemeId = v.pipe(
  v.string(),
  v.regex(/^(?!\d{16,19}$)[\x21-\x7e]{1,64}$/),
  v.check((text) => /^\d{1,15}$/.test(text) || !holdsCardData(text)),
);

const answer = v.strictObject({ operation });

const onAmount = {
  cancel: "Cancels all or part of what was not captured yet.",
  refund: "Refunds all or part of what was captured.",
  validate: "Validates all or part of a payment in capture mode VALIDATION.",
} as const;

// Object.keys of the table are exactly the kinds that it names.
const kinds = Object.keys(onAmount) as (keyof typeof onAmount)[];

/** The routes of the operations on payments. */
export const operationRoutes = [
  ...kinds.map((kind) =>
    post(`/operations/${kind}`, {
      action: kind,
      summary: onAmount[kind],
      body: v.strictObject(ofAmount),
      answer,
      handle: async (payments, input, who) => ({
        operation: await payments.operations[kind]({ ...input, ...who }),
      }),
    }),
  ),
  post("/operations/acceptReview", {
    action: "acceptReview",
    summary:
      "Accepts a payment that is held for fraud review; with `validate`, validates it at the same time.",
    body: v.strictObject({ ...request, validate: v.exactOptional(v.boolean()) }),
    answer,
    alsoNeeds: ({ validate }) => (validate === true ? "validate" : undefined),
    handle: async ({ operations }, input, who) => ({
      operation: await operations.acceptReview({ ...input, ...who }),
    }),
  }),
  post("/operations/refuseReview", {
    action: "refuseReview",
    summary: "Refuses a payment that is held for fraud review.",
    body: v.strictObject(request),
    answer,
    handle: async ({ operations }, input, who) => ({
      operation: await operations.refuseReview({ ...input, ...who }),
    }),
  }),
  post("/operations/refundOverpayment", {
    action: "refundOverpayment",
    summary: "Gives back a surplus payment of an overpaid order in full.",
    body: v.strictObject({ reference, reason }),
    answer,
    handle: async (payments, { reference: surplus, ...why }, who) => ({
      operation: await payments.operations.refundOverpayment(surplus, { ...why, ...who }),
    }),
  }),
  post("/operations/duplicate", {
    action: "duplicate",
    summary: "Pays again with what an earlier payment was paid with.",
    body: v.strictObject({ ...request, amountMinor, orderId: v.exactOptional(orderId) }),
    answer,
    handle: async (payments, input, who) => ({
      operation: await payments.operations.duplicate({ ...input, ...who }),
    }),
  }),
  post("/operations/charge", {
    action: "charge",
    summary: "Charges a saved card while its buyer is away, as they have agreed to.",
    body: v.strictObject({
      idempotencyKey,
      firstReference: v.exactOptional(
        v.pipe(reference, v.description("The payment with which the card was saved.")),
      ),
      merchantWalletId: v.exactOptional(merchantWalletId),
      paymentMeanId: v.exactOptional(paymentMeanId),
      schemeTransactionIdentifier: v.exactOptional(schemeId),
      amountMinor,
      currencyCode,
      orderId: v.exactOptional(orderId),
      reason,
    }),
    mayLookLikeCards: ["schemeTransactionIdentifier"],
    answer,
    subject: ({ firstReference, ...input }) => ({ reference: firstReference, ...input }),
    async handle({ operations }, input, who) {
      const { firstReference, merchantWalletId: wallet, paymentMeanId: mean, ...more } = input;
      const { schemeTransactionIdentifier, ...asked } = more;
      const isOneCard = firstReference === undefined || (wallet === undefined && mean === undefined);
      // Another card than the one that `authorize` was asked about.
      if (!isOneCard) throw noSavedMean("firstReference");
      const given =
        wallet !== undefined && mean !== undefined
          ? { merchantWalletId: wallet, paymentMeanId: mean, schemeTransactionIdentifier }
          : undefined;
      const saved = firstReference === undefined ? given : await operations.findSavedMean(firstReference);
      if (!saved) throw noSavedMean(firstReference === undefined ? "merchantWalletId" : "firstReference");
      return { operation: await operations.charge(saved, { ...asked, ...who }) };
    },
  }),
  post("/operations/moto", {
    action: "moto",
    summary:
      "Charges a card that staff enter for a buyer on the phone; the card is encrypted in their browser.",
    body: v.strictObject({
      idempotencyKey,
      amountMinor,
      currencyCode,
      orderChannel: v.exactOptional(v.picklist(["MOTO", "MAIL_ORDER", "TELEPHONE_ORDER"])),
      ...cardCiphertexts,
      cardholderName: v.exactOptional(v.pipe(v.string(), v.maxLength(100))),
      orderId: v.exactOptional(orderId),
      reason,
    }),
    answer,
    async handle({ operations }, { cardNumber, cardCSCValue, cardExpiryDate, ...asked }, who) {
      const card = { cardNumber, cardExpiryDate, ...(cardCSCValue !== undefined && { cardCSCValue }) };
      return { operation: await operations.moto({ ...asked, card, ...who }) };
    },
  }),
  get("/operations/{idempotencyKey}", {
    action: "read",
    summary: "One operation, as it stands.",
    params: { idempotencyKey },
    answer,
    async handle(payments, input) {
      const found = await payments.operations.find(input.idempotencyKey);
      if (!found) throw new PaymentError("PAYMENT_ROUTE_UNKNOWN", "There is no such operation.");
      return { operation: found };
    },
  }),
];

function noSavedMean(field: string): PaymentError {
  return new PaymentError(
    "PAYMENT_OPERATION_INVALID",
    "Which card? Give either merchantWalletId and paymentMeanId, or the firstReference of a payment whose card was saved.",
    { field },
  );
}
