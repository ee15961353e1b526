import type { Call } from "../call.js";
import type { Reply } from "../reply.js";
import { findStoredMean } from "../find-stored-mean.js";
import { debitAtOnce } from "./debit-at-once.js";
import { orderAtOnce } from "./order-at-once.js";
import { readStoredCard } from "./read-stored-card.js";

/** Orders a payment with a wallet's card or mandate. */
export function walletOrder(call: Call): Reply {
  const found = findStoredMean(call);
  if ("refusal" in found) return found.refusal;
  const { mean } = found;
  return mean.account
    ? debitAtOnce(call, "walletOrder", mean.paymentMeanBrand, mean.account)
    : orderAtOnce(call, "walletOrder", () => readStoredCard(call, mean));
}
