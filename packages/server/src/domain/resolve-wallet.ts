import type { BuyerRequest } from "./buyer-request.js";

/**
 * Finds the wallet of the buyer who asks, `merchantWalletId` of 1 to 21 of [A-Za-z0-9_]; undefined when nobody is logged
 * in. It comes from the shop's own session and never from the page: nobody reaches another's cards. The request is the
 * framework's own, and a shop may declare it as such.
 */
export type ResolveWallet = {
  // As a method: its parameter may be declared more narrowly.
  resolve(request: BuyerRequest): Promise<string | undefined> | string | undefined;
}["resolve"];
