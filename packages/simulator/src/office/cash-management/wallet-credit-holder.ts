import type { Call } from "../call.js";
import { readStoredCard } from "../checkout/read-stored-card.js";
import type { Reply } from "../reply.js";
import { findStoredMean } from "../find-stored-mean.js";
import { credit } from "./credit-holder.js";

/** Credits a card of a wallet without a prior payment. */
export function walletCreditHolder(call: Call): Reply {
  const found = findStoredMean(call);
  if ("refusal" in found) return found.refusal;
  return credit(call, "walletCreditHolder", () => readStoredCard(call, found.mean));
}
