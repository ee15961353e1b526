import type { Call } from "../call.js";
import { accept, type Reply } from "../reply.js";
import { actionTime, findStored } from "../find-stored.js";

/** Removes one means of payment for good; the wallet stays, even empty. */
export function deletePaymentMean(call: Call): Reply {
  const found = findStored(call);
  if ("refusal" in found) return found.refusal;
  call.gateway.wallets.remove(found.wallet, found.mean);
  return accept(actionTime(found.wallet));
}
