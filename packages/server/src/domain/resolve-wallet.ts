import type { IncomingMessage } from "node:http";

/**
 * Finds the wallet of the buyer who asks, `merchantWalletId` of 1 to 21 of [A-Za-z0-9_]; undefined when nobody is logged
 * in. It comes from the shop's own session and never from the page: nobody reaches another's cards.
 */
export type ResolveWallet = (request: IncomingMessage) => Promise<string | undefined> | string | undefined;
