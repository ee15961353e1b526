import type { BuyerRequest } from "./buyer-request.js";

/**
 * Finds the wallet of the buyer who asks, `merchantWalletId` of 1 to 21 of [A-Za-z0-9_]; undefined when nobody is
 * logged in. It must come from the shop's own session and never from the page, so that no buyer can reach another's
 * cards. The request is the framework's own, and a shop may declare its type.
 */
export type ResolveWallet = {
  // As a method: its parameter may be declared more narrowly.
  resolve(request: BuyerRequest): Promise<string | undefined> | string | undefined;
}["resolve"];

/** Finds the wallet of a customer for staff, by the shop's customer id; undefined when they have none. */
export type CustomerWallet = (customerId: string) => Promise<string | undefined> | string | undefined;
