import type { BuyerRequest } from "../domain/buyer-request.js";
import type { SavedCard } from "@sips-kit/protocol";
import { notSentWhenInvalid } from "../context/call-gateway.js";
import { PaymentError } from "../domain/errors.js";
import { countAlone } from "../rate-limits/count.js";
import { countTry } from "../rate-limits/count-try.js";
import { readWallet } from "../payment-methods/read-wallet.js";
import type { Context } from "../context/context.js";
import { findWalletForNewCard } from "../orders/find-wallet.js";

/** The part of the context that this step uses. */
export type SaveCardContext = Pick<
  Context,
  "cse" | "gateway" | "journal" | "limits" | "log" | "now" | "resolveWallet"
>;

/** A card to save, its number encrypted in the browser. There is no security code: the gateway does not store it. */
export interface SaveCardInput {
  readonly cardNumber: string;
  /** YYYYMM */
  readonly cardExpiryDate: string;
  /** The chosen brand of a co-badged card. */
  readonly paymentMeanBrand?: string;
  /** The buyer's own name for it. */
  readonly paymentMeanAlias?: string;
}

/**
 * Saves a card in the current buyer's wallet. Charges nothing; the bank may authenticate the cardholder when they first
 * pay with it. After a lost answer, checks the wallet.
 */
export async function saveCard(
  context: SaveCardContext,
  input: SaveCardInput,
  request: BuyerRequest,
): Promise<SavedCard> {
  const merchantWalletId = await findWalletForNewCard(context, request);
  // Card testing is rate-limited here too.
  const about = { orderId: `wallet:${merchantWalletId}` };
  await countTry(context, "sent", request, about, { write: countAlone(context) });
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
    case "refused": {
      // A refusal names neither the wallet nor the card, so it could be the answer to another call: the wallet decides.
      const added = await findAdded(context, merchantWalletId, before, input);
      if (added) return added;
      throw refusal(outcome.code, outcome.answer.errorFieldName);
    }
    case "not-sent":
      throw new PaymentError(
        "PAYMENT_GATEWAY_UNREACHABLE",
        "The card could not be saved. Try again in a moment.",
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
  return savedAlready.has(code)
    ? new PaymentError("PAYMENT_SAVED_CARD_KNOWN", "This card is saved already.")
    : new PaymentError("PAYMENT_SAVED_CARD_REFUSED", `The gateway did not save this card (code ${code}).`, {
        ...(errorFieldName !== undefined && { field: errorFieldName }),
      });
}

/** The card is in the wallet already; older interfaces say 02. */
const savedAlready: ReadonlySet<string> = new Set(["94", "02"]);

/** After a lost answer: the new card in the wallet. */
async function findNew(...args: Parameters<typeof findAdded>): Promise<SavedCard> {
  const added = await findAdded(...args);
  if (added) return added;
  throw unsure();
}

function unsure(): PaymentError {
  return new PaymentError(
    "PAYMENT_SAVED_CARD_UNSURE",
    "It is not certain that the card was saved. Check the saved cards; saving it again does no harm.",
  );
}

/** The only card with this expiry date that the wallet did not hold before. Throws PaymentError if it cannot be read. */
async function findAdded(
  context: Pick<Context, "gateway" | "log">,
  merchantWalletId: string,
  before: readonly SavedCard[],
  { cardExpiryDate }: SaveCardInput,
): Promise<SavedCard | undefined> {
  const known = new Set(before.map((card) => card.paymentMeanId));
  const now = await readWallet(context, merchantWalletId).catch((error: unknown) => {
    throw error instanceof PaymentError ? unsure() : error;
  });
  const added = now.filter((card) => !known.has(card.paymentMeanId) && card.panExpiryDate === cardExpiryDate);
  // Two new cards at once, from two pages: the buyer sees both in the list, but this one cannot be identified.
  return added.length === 1 ? added[0] : undefined;
}
