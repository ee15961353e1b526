import * as v from "valibot";
import { PaymentError } from "../../domain/errors.js";
import type { WalletView } from "../../wallet/wallets.js";
import { nameOf } from "../../payment-methods/card-inputs.js";
import { action, wallet, walletMean } from "./answer-schemas.js";
import { merchantWalletId, paymentMeanId, reason } from "./input-schemas.js";
import { get, post } from "./merchant-route.js";

const params = { merchantWalletId };
const answer = v.strictObject({ wallet });
const done = v.strictObject({ action });

/** The routes of the customers' wallets. */
export const walletRoutes = [
  get("/wallets/{merchantWalletId}", {
    action: "readWallet",
    summary: "A customer's wallet at the gateway, and what was done to it.",
    params,
    answer,
    handle: async ({ wallets }, input) => shown(await wallets.read(input.merchantWalletId)),
  }),
  get("/customers/{customerId}/wallet", {
    action: "readWallet",
    summary: "The wallet of a customer, by the shop's own customer id.",
    params: { customerId: v.pipe(v.string(), v.nonEmpty(), v.maxLength(64)) },
    answer,
    handle: async ({ wallets }, input) => shown(await wallets.ofCustomer(input.customerId)),
  }),
  get("/wallets/{merchantWalletId}/means/{paymentMeanId}", {
    action: "readWallet",
    summary: "One means of payment of a wallet.",
    params: { merchantWalletId, paymentMeanId },
    answer: v.strictObject({ mean: walletMean }),
    async handle({ wallets }, input) {
      const mean = await wallets.readMean(input.merchantWalletId, input.paymentMeanId);
      if (!mean) throw new PaymentError("PAYMENT_ROUTE_UNKNOWN", "There is no such means of payment.");
      return { mean };
    },
  }),
  post("/wallets/{merchantWalletId}/rename", {
    action: "renamePaymentMean",
    summary: "Gives a means of payment another name. May be repeated after a lost answer.",
    params,
    body: v.strictObject({
      paymentMeanId,
      paymentMeanAlias: v.pipe(nameOf(50), v.nonEmpty()),
      reason,
    }),
    answer: done,
    handle: async ({ wallets }, input, who) => ({ action: await wallets.rename({ ...input, ...who }) }),
  }),
  post("/wallets/{merchantWalletId}/remove", {
    action: "deletePaymentMean",
    summary: "Deletes a means of payment for good.",
    params,
    body: v.strictObject({
      paymentMeanId,
      maskedPan: v.pipe(
        v.string(),
        v.maxLength(34),
        v.description("The masked number that the page showed: it must be that of this means of payment."),
      ),
      reason,
    }),
    answer: done,
    handle: async ({ wallets }, input, who) => ({ action: await wallets.remove({ ...input, ...who }) }),
  }),
  post("/wallets/{merchantWalletId}/close", {
    action: "closeWallet",
    summary: "Deletes the wallet and everything in it, as a customer may require. May be repeated.",
    params,
    body: v.strictObject({ reason }),
    answer: done,
    handle: async ({ wallets }, input, who) => ({ action: await wallets.close({ ...input, ...who }) }),
  }),
];

function shown(found: WalletView | undefined): { readonly wallet: WalletView } {
  if (found) return { wallet: found };
  throw new PaymentError("PAYMENT_ROUTE_UNKNOWN", "There is no such wallet.");
}
