import { checkFunctionSettings } from "../domain/check-function-settings.js";
import { milliseconds, oneOf } from "../runtime/check-settings.js";
import * as v from "valibot";
import { PaymentError } from "../domain/errors.js";
import type { Order } from "../domain/order.js";
import { detailsFor, orderFields } from "./order-fields.js";
import type { MethodContext, PaymentMethod } from "./payment-method.js";
import { afterInitialize, paidAwaySteps, type SupplierProof, type SupplierState } from "./supplier.js";

/** Settings of issuer wallets. */
export interface IssuerWalletSettings {
  /**
   * When money may move. Default: `redirect`, which is safe in both readings: the order is claimed before the buyer
   * leaves, and no such payment is given up before the gateway was queried for long enough. `charge`: for a gateway
   * that moves money at walletIssuerWalletFinalize, and not before. See docs/open-questions.md.
   */
  readonly fundsMoveAt?: PaymentMethod["fundsMoveAt"];
  /** With `redirect`: as for iDEAL, in milliseconds. Default: 2 hours. */
  readonly unpaidAfterMs?: number;
}

const brand = "PAYLIB";

/**
 * The wallet of the buyer's bank (Paylib): recorded in their wallet at the gateway, it pays without any card data. The
 * buyer agrees on the bank's page or in its app, and comes back. For orders that name a `merchantWalletId`. Source: data
 * dictionary of Sips Office, walletIssuerWalletInitialize.
 */
export function issuerWallet(
  settings: IssuerWalletSettings = {},
): PaymentMethod<object, SupplierState, SupplierProof> {
  checkFunctionSettings("issuerWallet", settings, {
    fundsMoveAt: oneOf("redirect", "charge"),
    unpaidAfterMs: milliseconds,
  });
  const { fundsMoveAt = "redirect", unpaidAfterMs } = settings;
  return {
    ...paidAwaySteps({ finalizeCall: "walletIssuerWalletFinalize", supplier: "Paylib", unpaidAfterMs }),
    id: "issuer-wallet",
    fundsMoveAt,
    input: () => v.strictObject({}),

    async prepare(_context, { order }) {
      // Throws for a buyer without a wallet.
      walletOf(order);
      return { kind: "accepted", code: "00", answer: {} };
    },

    async start(context, payment) {
      const merchantWalletId = walletOf(payment.order);
      const paymentMeanId = await recordedIn(context, merchantWalletId);
      const outcome = await context.call("walletIssuerWalletInitialize", {
        ...detailsFor("walletIssuerWalletInitialize", payment.order.details),
        ...orderFields(payment),
        merchantWalletId,
        paymentMeanBrand: brand,
        ...(paymentMeanId !== undefined && { paymentMeanId }),
      });
      return afterInitialize("walletIssuerWalletInitialize", outcome);
    },
  };
}

/** The wallet comes from the shop's order, never from the browser, so that nobody can pay with another buyer's means. */
function walletOf({ merchantWalletId }: Order): string {
  if (merchantWalletId !== undefined) return merchantWalletId;
  throw new PaymentError("PAYMENT_METHOD_UNAVAILABLE", "This buyer has no wallet in this shop.", {
    field: "paymentMethod",
  });
}

/**
 * The rank of the issuer wallet in the buyer's wallet. Without one the bank's page asks who they are; so does it when the
 * wallet cannot be read.
 */
async function recordedIn({ call }: MethodContext, merchantWalletId: string): Promise<string | undefined> {
  const outcome = await call("getWalletData", { merchantWalletId });
  if (outcome.kind !== "accepted") return undefined;
  const { walletPaymentMeanDataList: means = [] } = outcome.answer;
  return means.find(({ paymentMeanBrand }) => paymentMeanBrand === brand)?.paymentMeanId;
}
