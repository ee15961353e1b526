import type { Call } from "../call.js";
import { accept, type Reply } from "../reply.js";
import { findStoredMean } from "../find-stored-mean.js";
import { actionTime } from "./action-time.js";

/** Removes one means of payment for good; the wallet stays, even empty. */
export function deletePaymentMean(call: Call): Reply {
  const found = findStoredMean(call);
  if ("refusal" in found) return found.refusal;
  call.gateway.wallets.remove(found.wallet, found.mean);
  return accept(actionTime(found.wallet));
}
