import type { BuyerRequest } from "../domain/buyer-request.js";
import { readBrands, type BrandsInput } from "../checkout/brands.js";
import { hasWalletAskedEnough } from "../rate-limits/count-brands.js";
import type { Context } from "../checkout/context.js";
import { findWalletForNewCard } from "./find-wallet.js";

/** What of the context this step may touch. */
export type NewCardBrandsContext = Pick<
  Context,
  "cse" | "gateway" | "journal" | "limits" | "log" | "now" | "resolveWallet"
>;

/** What the page asks when the first digits of a card to save are typed. There is no payment, and no session. */
export type NewCardBrandsInput = Omit<BrandsInput, "session">;

/** The brands of a card that is to be saved; the buyer who asks must have a wallet. [] when they cannot be told. */
export async function newCardBrands(
  context: NewCardBrandsContext,
  { cardIIN }: NewCardBrandsInput,
  request: BuyerRequest,
): Promise<readonly string[]> {
  const merchantWalletId = await findWalletForNewCard(context, request);
  // As in a payment: more than any hand types is somebody who sounds out card numbers through us.
  if (await hasWalletAskedEnough(context, merchantWalletId, request)) return [];
  return readBrands(context, cardIIN);
}
