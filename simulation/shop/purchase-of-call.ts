import { referenceOfMandateCall } from "../gateway/mandates.js";
import { textIn } from "../gateway/model.js";
import type { Message } from "../gateway/seal.js";
import type { Sessions } from "../gateway/sessions.js";
import type { Visits } from "../gateway/visits.js";
import type { Purchase, Purchases } from "./purchase.js";

interface Known {
  readonly purchases: Purchases;
  readonly visits: Visits;
  readonly sessions: Sessions;
}

/** The purchase that a call to the gateway belongs to, by whatever it names. */
export function purchaseOfCall({ purchases, visits, sessions }: Known, body: Message): Purchase | undefined {
  const byCardOf = (hidden: unknown) =>
    hidden === undefined ? undefined : purchases.byCard(sessions.reveal(hidden));
  return (
    purchases.byReference(textIn(body, "transactionReference")) ??
    purchases.byReference(textIn(body, "fromTransactionReference")) ??
    purchases.byReference(referenceOfMandateCall(body, visits)) ??
    purchases.byOrder(textIn(body, "orderId")) ??
    purchases.byBuyer(textIn(body, "merchantWalletId")) ??
    purchases.byBuyer(textIn(body, "customerIpAddress")) ??
    byCardOf(body["paymentData"] ?? body["cardNumber"])
  );
}
