import { parisDateTime } from "../../world/paris-time.js";
import type { Call } from "../call.js";
import { accept, type Reply } from "../reply.js";
import { findWallet } from "../find-stored-mean.js";

/** Deletes a wallet and everything in it. */
export function signOff(call: Call): Reply {
  const found = findWallet(call);
  if ("refusal" in found) return found.refusal;
  call.gateway.wallets.signOff(found.wallet);
  return accept({ walletActionDateTime: parisDateTime(call.gateway.clock.now()) });
}
