import type { StoredMean, Wallet } from "../ledger/wallets.js";
import type { WireObject } from "../ledger/wire.js";
import { parisDateTime } from "../world/paris-time.js";
import { text, type Call } from "./call.js";
import { chosenCodes, refuse, type Reply } from "./reply.js";

/** Finds the wallet that a call names, at the shop that calls. */
export function findWallet({
  gateway,
  shop,
  body,
}: Call): { readonly wallet: Wallet } | { readonly refusal: Reply } {
  const wallet = gateway.wallets.find(shop.merchantId, text(body, "merchantWalletId") ?? "");
  return wallet ? { wallet } : { refusal: refuse(chosenCodes.unknownStoredMean, "merchantWalletId") };
}

/** Finds the means of payment that a call names, in the wallet that it names. */
export function findStored(
  call: Call,
): { readonly wallet: Wallet; readonly mean: StoredMean } | { readonly refusal: Reply } {
  const found = findWallet(call);
  if ("refusal" in found) return found;
  // Compared as numbers: "1" and "000001" are one rank.
  const rank = Number(text(call.body, "paymentMeanId"));
  const mean = found.wallet.means.find((one) => Number(one.paymentMeanId) === rank);
  return mean
    ? { wallet: found.wallet, mean }
    : { refusal: refuse(chosenCodes.unknownStoredMean, "paymentMeanId") };
}

/** When a change was made; returned only on success. */
export function actionTime(wallet: Wallet): WireObject {
  return { walletActionDateTime: parisDateTime(wallet.lastActionAt) };
}
