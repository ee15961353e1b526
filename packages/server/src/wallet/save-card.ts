import type { BuyerRequest } from "../domain/buyer-request.js";
import type { SavedCard } from "@sips-kit/protocol";
import { notSentWhenInvalid } from "../checkout/call-gateway.js";
import { PaymentError } from "../domain/errors.js";
import { countTry } from "../rate-limits/count-try.js";
import { readWallet } from "../payment-methods/read-wallet.js";
import type { Context } from "../checkout/context.js";
import { findWalletForNewCard } from "./find-wallet.js";

/** What of the context this step may touch. */
export type SaveCardContext = Pick<
  Context,
  "cse" | "gateway" | "journal" | "limits" | "log" | "now" | "resolveWallet"
>;

/** A card to save, its number encrypted in the browser. There is no security code: the gateway keeps none. */
export interface SaveCardInput {
  readonly cardNumber: string;
  /** YYYYMM */
  readonly cardExpiryDate: string;
  /** The brand that a co-badged card is to be used by. */
  readonly paymentMeanBrand?: string;
  /** The buyer's own name for it. */
  readonly paymentMeanAlias?: string;
}

/**
 * Puts a card into the wallet of the buyer who asks. Charges nothing; the cardholder is asked by their bank when they first
 * pays with it. A lost answer is looked for in the wallet.
 */
export async function saveCard(
  context: SaveCardContext,
  input: SaveCardInput,
  request: BuyerRequest,
): Promise<SavedCard> {
  const merchantWalletId = await findWalletForNewCard(context, request);
  // Whoever tries out numbers is slowed down here as at the till.
  await countTry(context, "sent", request, { orderId: `wallet:${merchantWalletId}` });
  const before = await readWallet(context, merchantWalletId);
  const outcome = await notSentWhenInvalid(() =>
    context.gateway.addCard({ merchantWalletId, panType: "CSE", ...input }),
  );
  context.log({ step: "addCard", code: "code" in outcome ? outcome.code : outcome.error.code });
  switch (outcome.kind) {
    case "accepted": {
      const { paymentMeanId, maskedPan } = outcome.answer;
      if (paymentMeanId !== undefined) return asSaved(input, { paymentMeanId, maskedPan });
      return findNew(context, merchantWalletId, before, input);
    }
    case "refused":
      throw refusal(outcome.code, outcome.answer.errorFieldName);
    case "not-sent":
      throw new PaymentError(
        "PAYMENT_GATEWAY_UNREACHABLE",
        "The card could not be saved just now. Try again in a moment.",
      );
    case "unknown":
      return findNew(context, merchantWalletId, before, input);
  }
}

function asSaved(input: SaveCardInput, card: Pick<SavedCard, "paymentMeanId" | "maskedPan">): SavedCard {
  const { cardExpiryDate: panExpiryDate, paymentMeanBrand, paymentMeanAlias } = input;
  return { ...card, panExpiryDate, paymentMeanBrand, paymentMeanAlias };
}

function refusal(code: string, errorFieldName: string | undefined): PaymentError {
  return code === "94"
    ? new PaymentError("PAYMENT_SAVED_CARD_KNOWN", "This card is saved already.")
    : new PaymentError("PAYMENT_SAVED_CARD_REFUSED", `The gateway does not save this card (code ${code}).`, {
        ...(errorFieldName !== undefined && { field: errorFieldName }),
      });
}

/** The answer was lost: the wallet shows whether there is one card more, of this end date. */
async function findNew(
  context: Pick<Context, "gateway" | "log">,
  merchantWalletId: string,
  before: readonly SavedCard[],
  { cardExpiryDate }: SaveCardInput,
): Promise<SavedCard> {
  const known = new Set(before.map((card) => card.paymentMeanId));
  const now = await readWallet(context, merchantWalletId);
  const added = now.filter((card) => !known.has(card.paymentMeanId) && card.panExpiryDate === cardExpiryDate);
  // Two at once, from two pages: both are in the list that the buyer sees, and neither can be told to be this one.
  if (added.length === 1 && added[0]) return added[0];
  throw new PaymentError(
    "PAYMENT_SAVED_CARD_UNSURE",
    "It is not certain that the card was saved. Look at the saved cards; saving it once more does no harm.",
  );
}
