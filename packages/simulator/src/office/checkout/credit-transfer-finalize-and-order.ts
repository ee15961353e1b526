import type { Call } from "../call.js";
import type { Reply } from "../reply.js";
import { finalizeAtSupplier } from "./finalize-at-supplier.js";

/** Fetches the result of a credit transfer, and records it. */
export function creditTransferFinalizeAndOrder(call: Call): Reply {
  return finalizeAtSupplier(call, "creditTransferFinalizeAndOrder", { kinds: ["ideal", "sofort"] });
}
