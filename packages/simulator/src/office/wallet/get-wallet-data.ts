import { parisDateTime } from "../../world/paris-time.js";
import type { Call } from "../call.js";
import { accept, type Reply } from "../reply.js";
import { findWallet } from "../find-stored-mean.js";
import { storedMeanFields } from "./stored-mean-fields.js";

/** Reads a wallet with all that is in it. */
export function getWalletData(call: Call): Reply {
  const found = findWallet(call);
  if ("refusal" in found) return found.refusal;
  const { wallet } = found;
  return accept({
    walletCreationDateTime: parisDateTime(wallet.createdAt),
    walletLastActionDateTime: parisDateTime(wallet.lastActionAt),
    walletPaymentMeanDataList: wallet.means.map((mean) => storedMeanFields(call.gateway, wallet, mean)),
  });
}
