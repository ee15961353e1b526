import type { Call } from "../call.js";
import type { Reply } from "../reply.js";
import { finalizeAtSupplier } from "./finalize-at-supplier.js";

/** Asks how a credit transfer ended, and records it. */
export function creditTransferFinalizeAndOrder(call: Call): Reply {
  return finalizeAtSupplier(call, "creditTransferFinalizeAndOrder", { kinds: ["ideal", "sofort"] });
}
