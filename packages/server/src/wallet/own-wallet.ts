import type { SavedCard } from "@sips-kit/protocol";
import type { ActionContext } from "../actions/carry-out.js";
import type { Context } from "../context/context.js";
import type { Action } from "../domain/action.js";
import type { BuyerRequest } from "../domain/buyer-request.js";
import { PaymentError } from "../domain/errors.js";
import { readMeans, readWallet } from "../payment-methods/read-wallet.js";
import { findWallet } from "../orders/find-wallet.js";
import { closeWallet, deleteMean, isMean, renameMean } from "./wallet-actions.js";

/** The part of the context that a buyer's changes of their own wallet use. */
export type OwnWalletContext = ActionContext & Pick<Context, "resolveWallet">;

const byBuyer = { by: "the buyer" } as const;

/** Deletes a card from the current buyer's wallet, permanently. After a lost answer, checks the wallet. */
export async function deleteCard(
  context: OwnWalletContext,
  paymentMeanId: string,
  request: BuyerRequest,
): Promise<void> {
  const { merchantWalletId, card } = await findCard(context, paymentMeanId, request);
  requireDone(
    await deleteMean(context, { merchantWalletId, ...byBuyer }, card),
    "The card could not be deleted.",
  );
}

/** Removes a mandate from the current buyer's wallet. It stays in force at their bank. */
export async function deleteMandate(
  context: OwnWalletContext,
  paymentMeanId: string,
  request: BuyerRequest,
): Promise<void> {
  const merchantWalletId = await findWallet(context, request);
  const means = await readMeans(context, merchantWalletId);
  const mandate = means.find((mean) => mean.mandateId !== undefined && isMean(mean, paymentMeanId));
  if (!mandate) {
    throw new PaymentError("PAYMENT_MANDATE_UNKNOWN", "There is no such mandate in this wallet.");
  }
  requireDone(
    await deleteMean(context, { merchantWalletId, ...byBuyer }, mandate),
    "The mandate could not be removed.",
  );
}

/** Gives a card of the current buyer's wallet another name. */
export async function renameCard(
  context: OwnWalletContext,
  paymentMeanId: string,
  paymentMeanAlias: string,
  request: BuyerRequest,
): Promise<SavedCard> {
  const { merchantWalletId, card } = await findCard(context, paymentMeanId, request);
  const mean = { merchantWalletId, paymentMeanId: card.paymentMeanId, ...byBuyer };
  requireDone(await renameMean(context, mean, paymentMeanAlias), "The card could not be renamed.");
  return { ...card, paymentMeanAlias };
}

/** Closes the current buyer's wallet: everything in it is deleted, permanently. Returns how much was erased. */
export async function closeOwnWallet(context: OwnWalletContext, request: BuyerRequest): Promise<number> {
  const merchantWalletId = await findWallet(context, request);
  const action = await closeWallet(context, { merchantWalletId, ...byBuyer });
  requireDone(action, "The saved cards could not be deleted.");
  return Number(action.details["erased"]);
}

function requireDone({ state }: Action, what: string): void {
  if (state === "done") return;
  throw new PaymentError(
    state === "refused" ? "PAYMENT_GATEWAY_REFUSED" : "PAYMENT_GATEWAY_UNREACHABLE",
    `${what} Try again in a moment.`,
  );
}

async function findCard(
  context: OwnWalletContext,
  paymentMeanId: string,
  request: BuyerRequest,
): Promise<{ readonly merchantWalletId: string; readonly card: SavedCard }> {
  const merchantWalletId = await findWallet(context, request);
  const cards = await readWallet(context, merchantWalletId);
  const card = cards.find((one) => isMean(one, paymentMeanId));
  // A mandate in the same wallet is not a card, and is not changed here.
  if (card) return { merchantWalletId, card };
  throw new PaymentError("PAYMENT_SAVED_CARD_UNKNOWN", "There is no such card in this wallet.");
}
