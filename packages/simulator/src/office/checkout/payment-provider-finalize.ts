import type { Call } from "../call.js";
import type { Reply } from "../reply.js";
import { finalizeAtSupplier } from "./finalize-at-supplier.js";

/** Fetches the result of a payment at a provider. */
export function paymentProviderFinalize(call: Call): Reply {
  return finalizeAtSupplier(call, "paymentProviderFinalize", {
    kinds: ["paypal", "paylib", "bancontact"],
    more: ({ transaction, session, verdict }) => ({
      transactionStatus: transaction.status,
      transactionAmount: transaction.originAmount,
      ...(session.kind === "paypal"
        ? {
            acquirerNativeResponseCode: verdict === "confirm" || verdict === "pending" ? "Success" : "10486",
            acquirerResponseIdentifier: call.gateway.random.digits(
              17,
              "paypal",
              transaction.transactionReference,
            ),
          }
        : {}),
    }),
  });
}
