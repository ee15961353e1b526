import * as v from "valibot";
import { PaymentError } from "../../domain/errors.js";
import type { Payments } from "../../payments/payments.js";
import { ciphertext, expiryDate } from "../../payment-methods/card-inputs.js";
import { operation } from "./answer-schemas.js";
import {
  amountMinor,
  currencyCode,
  idempotencyKey,
  merchantWalletId,
  orderId,
  paymentMeanId,
  reason,
} from "./input-schemas.js";
import type { MerchantSubject } from "./merchant-action.js";
import { get, post, type Who } from "./merchant-route.js";

const request = {
  idempotencyKey,
  amountMinor,
  currencyCode,
  orderId: v.exactOptional(orderId),
  reason,
};
const answer = v.strictObject({ operation });
const dayMs = 24 * 3_600_000;

/** The routes of credits: money that leaves the shop without a payment before it. */
export const creditRoutes = [
  get("/credits", {
    action: "read",
    summary:
      "The credits of the last days, the newest first; those with approval.state awaited wait for a decision.",
    query: {
      days: v.exactOptional(
        v.pipe(v.string(), v.regex(/^([1-9]|[12]\d|3[01])$/), v.description("1 to 31. Default: 7.")),
      ),
    },
    answer: v.strictObject({ operations: v.array(operation) }),
    handle: async ({ operations }, { days = "7" }) => ({
      operations: await operations.credits(Date.now() - Number(days) * dayMs),
    }),
  }),
  post("/credits", {
    action: "credit",
    summary: "Credits a card in a customer's wallet, or asks another person to approve that.",
    body: v.strictObject({ ...request, merchantWalletId, paymentMeanId }),
    answer,
    handle: async ({ operations }, input, who) => ({
      operation: await operations.walletCreditHolder({ ...input, ...who }),
    }),
  }),
  post("/credits/card", {
    action: "credit",
    summary: "Credits a card that was encrypted in the browser.",
    body: v.strictObject({ ...request, cardNumber: ciphertext, cardExpiryDate: expiryDate }),
    answer,
    handle: async ({ operations }, { cardNumber, cardExpiryDate, ...asked }, who) => ({
      operation: await operations.creditHolder({ ...asked, card: { cardNumber, cardExpiryDate }, ...who }),
    }),
  }),
  post("/credits/{idempotencyKey}/approve", {
    action: "approveCredit",
    summary: "Approves a credit that somebody else has requested; it is then sent.",
    params: { idempotencyKey },
    body: v.strictObject({}),
    answer,
    subject: awaitedCredit,
    handle: async ({ operations }, input, who) => ({
      operation: await operations.approveCredit({ ...input, by: nameOf(who) }),
    }),
  }),
  post("/credits/{idempotencyKey}/decline", {
    action: "declineCredit",
    summary: "Declines a credit that waits for approval: nothing is sent.",
    params: { idempotencyKey },
    body: v.strictObject({}),
    answer,
    subject: awaitedCredit,
    handle: async ({ operations }, input, who) => ({
      operation: await operations.declineCredit({ ...input, by: nameOf(who) }),
    }),
  }),
];

/** A decision on a credit names only its key; the permission depends on the credit's amount and wallet. */
async function awaitedCredit(
  named: { readonly idempotencyKey: string },
  { operations }: Payments,
): Promise<MerchantSubject> {
  const credit = await operations.find(named.idempotencyKey);
  return {
    idempotencyKey: named.idempotencyKey,
    amountMinor: credit?.amountMinor,
    currencyCode: credit?.currencyCode,
    orderId: credit?.orderId,
    merchantWalletId: credit?.card?.merchantWalletId,
    paymentMeanId: credit?.card?.paymentMeanId,
  };
}

function nameOf({ by }: Who): string {
  if (by !== undefined) return by;
  throw new PaymentError("PAYMENT_NOT_AUTHORIZED", "authorize must name who decides: return { by }.");
}
