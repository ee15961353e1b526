import type { BuyerRequest } from "../domain/buyer-request.js";
import type { SavedCard } from "@sips-kit/protocol";
import { notSentWhenInvalid } from "../checkout/call-gateway.js";
import { PaymentError } from "../domain/errors.js";
import { readWallet } from "../payment-methods/read-wallet.js";
import type { Context } from "../checkout/context.js";
import { findWallet } from "./find-wallet.js";

/** Takes a card out of the wallet of the buyer who asks, for good. A lost answer is looked for in the wallet. */
export async function deleteCard(
  context: Pick<Context, "gateway" | "log" | "resolveWallet">,
  paymentMeanId: string,
  request: BuyerRequest,
): Promise<void> {
  const merchantWalletId = await findWallet(context, request);
  const card = await findCard(context, merchantWalletId, paymentMeanId);
  // A mandate in the same wallet is none of the cards, and is not deleted here.
  if (!card) throw new PaymentError("PAYMENT_SAVED_CARD_UNKNOWN", "There is no such card in this wallet.");
  const outcome = await notSentWhenInvalid(() =>
    context.gateway.deletePaymentMean({ merchantWalletId, paymentMeanId: card.paymentMeanId }),
  );
  context.log({ step: "deletePaymentMean", code: "code" in outcome ? outcome.code : outcome.error.code });
  if (outcome.kind === "accepted") return;
  // Deleted by another page, or its answer was lost: gone is what was asked for.
  if (outcome.kind !== "not-sent" && !(await findCard(context, merchantWalletId, paymentMeanId))) return;
  throw new PaymentError(
    outcome.kind === "refused" ? "PAYMENT_GATEWAY_REFUSED" : "PAYMENT_GATEWAY_UNREACHABLE",
    "The card could not be deleted just now. Try again in a moment.",
  );
}

async function findCard(
  context: Pick<Context, "gateway" | "log">,
  merchantWalletId: string,
  paymentMeanId: string,
): Promise<SavedCard | undefined> {
  const cards = await readWallet(context, merchantWalletId);
  // Ranks: "1" and "000001" are the same one.
  return /^\d{1,6}$/.test(paymentMeanId)
    ? cards.find((card) => Number(card.paymentMeanId) === Number(paymentMeanId))
    : undefined;
}
