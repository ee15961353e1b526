import type { BuyerRequest } from "../domain/buyer-request.js";
import type { SavedCard } from "@sips-kit/protocol";
import { notSentWhenInvalid } from "../checkout/call-gateway.js";
import { PaymentError } from "../domain/errors.js";
import { readWallet } from "../payment-methods/read-wallet.js";
import type { Context } from "../checkout/context.js";
import { findWallet } from "./find-wallet.js";

/** Deletes a card from the current buyer's wallet, permanently. After a lost answer, checks the wallet. */
export async function deleteCard(
  context: Pick<Context, "gateway" | "log" | "resolveWallet">,
  paymentMeanId: string,
  request: BuyerRequest,
): Promise<void> {
  const merchantWalletId = await findWallet(context, request);
  const card = await findCard(context, merchantWalletId, paymentMeanId);
  // A mandate in the same wallet is not a card, and is not deleted here.
  if (!card) throw new PaymentError("PAYMENT_SAVED_CARD_UNKNOWN", "There is no such card in this wallet.");
  const outcome = await notSentWhenInvalid(() =>
    context.gateway.deletePaymentMean({ merchantWalletId, paymentMeanId: card.paymentMeanId }),
  );
  context.log({ step: "deletePaymentMean", code: "code" in outcome ? outcome.code : outcome.error.code });
  if (outcome.kind === "accepted") return;
  // Deleted by another page, or the answer was lost: either way the card is gone, as requested.
  if (outcome.kind !== "not-sent" && !(await findCard(context, merchantWalletId, paymentMeanId))) return;
  throw new PaymentError(
    outcome.kind === "refused" ? "PAYMENT_GATEWAY_REFUSED" : "PAYMENT_GATEWAY_UNREACHABLE",
    "The card could not be deleted. Try again in a moment.",
  );
}

async function findCard(
  context: Pick<Context, "gateway" | "log">,
  merchantWalletId: string,
  paymentMeanId: string,
): Promise<SavedCard | undefined> {
  const cards = await readWallet(context, merchantWalletId);
  // Numeric ids: "1" and "000001" are the same.
  return /^\d{1,6}$/.test(paymentMeanId)
    ? cards.find((card) => Number(card.paymentMeanId) === Number(paymentMeanId))
    : undefined;
}
