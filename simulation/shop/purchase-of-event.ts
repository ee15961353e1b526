import type { WebhookEvent } from "../engine.js";
import type { Purchase, Purchases } from "./purchase.js";

/** The purchase that a webhook is about. */
export function purchaseOfEvent(purchases: Purchases, body: string): Purchase | undefined {
  // Written by the shop under test; a test event has neither.
  const { data } = JSON.parse(body) as WebhookEvent;
  const { payment, operation } = data as {
    readonly payment?: { readonly orderId: string };
    readonly operation?: { readonly reference: string };
  };
  return payment ? purchases.byOrder(payment.orderId) : purchases.byReference(operation?.reference ?? "");
}
