import * as v from "valibot";
import type { ActionContext } from "../actions/carry-out.js";
import type { Context } from "../context/context.js";
import type { Action } from "../domain/action.js";
import { PaymentError } from "../domain/errors.js";
import { walletSubject } from "../domain/wallet-subject.js";
import {
  meanOf,
  readMeans,
  readStoredWallet,
  type StoredWallet,
  type WalletMean,
} from "../payment-methods/read-wallet.js";
import { closeWallet, deleteMean, isMean, renameMean, type MeanRequest } from "./wallet-actions.js";
import { walletIdForm } from "../domain/wallet-id.js";

/** A request to rename a means of payment. */
export interface RenameMeanRequest extends MeanRequest {
  /** 1 to 50 characters, without card data. */
  readonly paymentMeanAlias: string;
}

/** A request to delete a means of payment. */
export interface DeleteMeanRequest extends MeanRequest {
  /**
   * The masked number that the page showed (`maskedPan`). It must be that of the wallet's means of payment now, so that
   * a stale page deletes nothing else.
   */
  readonly maskedPan: string;
}

/** A wallet, and what was done to it. */
export interface WalletView extends StoredWallet {
  readonly merchantWalletId: string;
  /** The newest first, at most 100. */
  readonly actions: readonly Action[];
}

/**
 * The customers' wallets at the gateway, for staff; a buyer's own one is `savedCards`. Every change is in the journal
 * with who, when and why.
 */
export interface Wallets {
  /** A wallet; undefined when the gateway does not know it and nothing was ever done to it. Throws PaymentError. */
  read(merchantWalletId: string): Promise<WalletView | undefined>;
  /** The wallet of a customer, by the shop's `customerWallet`; undefined when they have none. Throws PaymentError. */
  ofCustomer(customerId: string): Promise<WalletView | undefined>;
  /** One means of payment (getPaymentMeanData); undefined when there is none. Throws PaymentError. */
  readMean(merchantWalletId: string, paymentMeanId: string): Promise<WalletMean | undefined>;
  /** Gives a means of payment another name. Throws PaymentError. */
  rename(request: RenameMeanRequest): Promise<Action>;
  /** Deletes one means of payment for good. Throws PaymentError PAYMENT_SAVED_CARD_UNKNOWN unless it is the shown one. */
  remove(request: DeleteMeanRequest): Promise<Action>;
  /** Deletes the wallet and everything in it: the customer's right to erasure. Throws PaymentError. */
  close(request: Omit<MeanRequest, "paymentMeanId">): Promise<Action>;
}

/** The part of the context that this module uses. */
export type WalletsContext = ActionContext & Pick<Context, "customerWallet">;

const longestList = 100;
const walletId = v.pipe(v.string(), v.regex(walletIdForm));
const meanId = v.pipe(v.string(), v.regex(/^\d{1,6}$/));

/** Creates the wallets from the context of the payments. */
export function createWallets(context: WalletsContext): Wallets {
  const read = async (merchantWalletId: string): Promise<WalletView | undefined> => {
    requireForm("merchantWalletId", walletId, merchantWalletId);
    const [stored, actions] = await Promise.all([
      readStoredWallet(context, merchantWalletId),
      context.journal.actions.list({ subject: walletSubject(merchantWalletId), limit: longestList }),
    ]);
    if (!stored && actions.length === 0) return undefined;
    return { merchantWalletId, ...(stored ?? { means: [] }), actions };
  };
  return {
    read,
    async ofCustomer(customerId) {
      // A shop in JavaScript says null for nobody.
      const merchantWalletId = (await context.customerWallet?.(customerId)) ?? undefined;
      return merchantWalletId === undefined ? undefined : read(merchantWalletId);
    },
    async readMean(merchantWalletId, paymentMeanId) {
      requireForm("merchantWalletId", walletId, merchantWalletId);
      requireForm("paymentMeanId", meanId, paymentMeanId);
      const outcome = await context.gateway.getPaymentMeanData({ merchantWalletId, paymentMeanId });
      if (outcome.kind === "accepted") {
        const { walletPaymentMeanData } = outcome.answer;
        return walletPaymentMeanData && meanOf(walletPaymentMeanData);
      }
      if (outcome.kind === "refused" && (outcome.code === "25" || outcome.code === "01")) return undefined;
      throw new PaymentError(
        outcome.kind === "refused" ? "PAYMENT_GATEWAY_REFUSED" : "PAYMENT_GATEWAY_UNREACHABLE",
        "The wallet cannot be read at the moment. Nothing was changed; try again in a moment.",
      );
    },
    async rename({ paymentMeanAlias, ...request }) {
      requireForm("merchantWalletId", walletId, request.merchantWalletId);
      requireForm("paymentMeanId", meanId, request.paymentMeanId);
      return renameMean(context, request, paymentMeanAlias);
    },
    async remove({ paymentMeanId, maskedPan, ...request }) {
      requireForm("merchantWalletId", walletId, request.merchantWalletId);
      requireForm("paymentMeanId", meanId, paymentMeanId);
      const means = await readMeans(context, request.merchantWalletId);
      const mean = means.find((one) => isMean(one, paymentMeanId));
      if (mean?.maskedPan === maskedPan) return deleteMean(context, request, mean);
      throw new PaymentError(
        "PAYMENT_SAVED_CARD_UNKNOWN",
        "The wallet holds no such means of payment; read it again. Nothing was deleted.",
      );
    },
    async close(request) {
      requireForm("merchantWalletId", walletId, request.merchantWalletId);
      return closeWallet(context, request);
    },
  };
}

function requireForm(field: string, schema: v.GenericSchema<unknown>, value: unknown): void {
  if (v.is(schema, value)) return;
  throw new PaymentError("PAYMENT_OPERATION_INVALID", `${field} has the wrong format.`, { field });
}
