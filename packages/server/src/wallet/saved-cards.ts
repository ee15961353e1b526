import type { BuyerRequest } from "../domain/buyer-request.js";
import type { SavedCard, WalletForPage } from "@sips-kit/protocol";
import { cseForPage } from "../payment-methods/cse-settings.js";
import { readWallet } from "../payment-methods/read-wallet.js";
import type { TrackedWork } from "../runtime/track-work.js";
import { closeOwnWallet, deleteCard, renameCard, type OwnWalletContext } from "./own-wallet.js";
import { newCardBrands, type NewCardBrandsInput } from "./new-card-brands.js";
import { findWallet } from "../orders/find-wallet.js";
import { saveCard, type SaveCardInput, type SaveCardContext } from "./save-card.js";

/** The current buyer's saved cards at the gateway. All methods throw PaymentError. */
export interface SavedCards {
  list(request: BuyerRequest): Promise<WalletForPage>;
  /** The brands of a card that is to be saved, the default one first, so that the cardholder may choose. */
  brands(input: NewCardBrandsInput, request: BuyerRequest): Promise<readonly string[]>;
  /** Saves a card that the page has encrypted. The shop must ask for the buyer's consent, and keep a record of it. */
  save(input: SaveCardInput, request: BuyerRequest): Promise<SavedCard>;
  /** Gives a card another name, of 1 to 50 characters without card data. */
  rename(paymentMeanId: string, paymentMeanAlias: string, request: BuyerRequest): Promise<SavedCard>;
  remove(paymentMeanId: string, request: BuyerRequest): Promise<void>;
  /**
   * Deletes the wallet and everything in it, as the buyer may require; returns how many means of payment it held. The
   * journal keeps who, when and how many.
   */
  close(request: BuyerRequest): Promise<number>;
}

/** Creates the saved cards from the context of the payments. */
export function openSavedCards(
  context: SaveCardContext & OwnWalletContext,
  inFlight: TrackedWork,
): SavedCards {
  return {
    async list(request) {
      const savedCards = await readWallet(context, await findWallet(context, request));
      return { savedCards, ...(context.cse && { cse: cseForPage(context.cse) }) };
    },
    brands: (input, request) => newCardBrands(context, input, request),
    save: (input, request) => inFlight.track(saveCard(context, input, request)),
    rename: (paymentMeanId, alias, request) =>
      inFlight.track(renameCard(context, paymentMeanId, alias, request)),
    close: (request) => inFlight.track(closeOwnWallet(context, request)),
    remove: (paymentMeanId, request) => inFlight.track(deleteCard(context, paymentMeanId, request)),
  };
}
