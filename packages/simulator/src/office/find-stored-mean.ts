import type { StoredMean, Wallet } from "../ledger/wallets.js";
import { text } from "../ledger/wire-fields.js";
import type { Call } from "./call.js";
import { chosenCodes, refusal, type Refusal } from "./reply.js";

/** Finds the wallet that a call names, at the shop that calls. */
export function findWallet({ gateway, shop, body }: Call): { readonly wallet: Wallet } | Refusal {
  const wallet = gateway.wallets.find(shop.merchantId, text(body, "merchantWalletId") ?? "");
  return wallet ? { wallet } : refusal(chosenCodes.unknownStoredMean, "merchantWalletId");
}

/** Finds the means of payment that a call names, in the wallet that it names. */
export function findStoredMean(call: Call): { readonly wallet: Wallet; readonly mean: StoredMean } | Refusal {
  const found = findWallet(call);
  if ("refusal" in found) return found;
  // Compared as numbers: "1" and "000001" are one rank.
  const rank = Number(text(call.body, "paymentMeanId"));
  const mean = found.wallet.means.find((one) => Number(one.paymentMeanId) === rank);
  return mean ? { wallet: found.wallet, mean } : refusal(chosenCodes.unknownStoredMean, "paymentMeanId");
}
