import type { Call } from "../call.js";
import { accept, type Reply } from "../reply.js";
import { findStoredMean } from "../find-stored-mean.js";
import { storedMeanFields } from "./stored-mean-fields.js";

/** Reads one means of payment of a wallet. */
export function getPaymentMeanData(call: Call): Reply {
  const found = findStoredMean(call);
  if ("refusal" in found) return found.refusal;
  return accept({ walletPaymentMeanData: storedMeanFields(call.gateway, found.wallet, found.mean) });
}
