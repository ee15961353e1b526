import { text } from "../../ledger/wire-fields.js";
import type { Call } from "../call.js";
import { accept, type Reply } from "../reply.js";
import { findStoredMean } from "../find-stored-mean.js";
import { actionTime } from "./action-time.js";

/** Changes the alias of a means of payment; an empty one removes it. */
export function updatePaymentMean(call: Call): Reply {
  const found = findStoredMean(call);
  if ("refusal" in found) return found.refusal;
  if (call.body["paymentMeanAlias"] !== undefined) {
    call.gateway.wallets.rename(found.wallet, found.mean, text(call.body, "paymentMeanAlias"));
  }
  return accept(actionTime(found.wallet));
}
