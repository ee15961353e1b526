import type { BuyerRequest } from "../domain/buyer-request.js";
import { readBrands, type BrandsInput } from "../checkout/brands.js";
import { hasWalletAskedEnough } from "../rate-limits/count-brands.js";
import type { Context } from "../context/context.js";
import { findWalletForNewCard } from "../orders/find-wallet.js";

/** The part of the context that this step uses. */
export type NewCardBrandsContext = Pick<
  Context,
  "cse" | "gateway" | "journal" | "limits" | "log" | "now" | "resolveWallet"
>;

/** What the page sends once the first digits of a card to save are typed. There is no payment, and no session. */
export type NewCardBrandsInput = Omit<BrandsInput, "session">;

/**
 * The brands of a card that is to be saved; the current buyer must have a wallet. [] when they cannot be determined.
 */
export async function newCardBrands(
  context: NewCardBrandsContext,
  { cardIIN }: NewCardBrandsInput,
  request: BuyerRequest,
): Promise<readonly string[]> {
  const merchantWalletId = await findWalletForNewCard(context, request);
  // As in a payment: more look-ups than one buyer needs are likely BIN enumeration.
  if (await hasWalletAskedEnough(context, merchantWalletId, request)) return [];
  return readBrands(context, cardIIN);
}
