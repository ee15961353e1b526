import { requestFrom, type PaymentSession } from "../engine.js";
import type { Purchase } from "../shop/purchase.js";
import type { Reply } from "./browser.js";
import type { BuyerWorld } from "./buyer-world.js";
import { textOf } from "./record-answer.js";
import { sessionFields, type WayToPay } from "./way-to-pay.js";

/**
 * The page asks for a session. With `payAgain` the buyer insists on paying another way, although an earlier payment may
 * still come through.
 */
export async function askForSession(
  world: BuyerWorld,
  purchase: Purchase,
  way: WayToPay,
  payAgain = false,
): Promise<Reply<PaymentSession>> {
  const { orderId, address } = purchase;
  const fields = { orderId, ...sessionFields(way), ...(payAgain && ({ payAgain: true } as const)) };
  if (payAgain) purchase.hasInsisted = true;
  const away = world.awayClaim(orderId);
  world.opening.add(purchase);
  const reply = await world.browser.ask(
    purchase.random.buyer,
    (payments) => payments.createSession(fields, requestFrom(address)),
    (answer) => {
      if (answer.kind !== "problem" || answer.error.code !== "PAYMENT_ORDER_PENDING" || payAgain) return;
      // The attempt that held the order before the request still holds it, with its buyer away: this buyer need not
      // wait for it.
      const isAwayStill = away !== undefined && away === world.awayClaim(orderId);
      if (isAwayStill && answer.error.more.payAgain !== true) world.onHeldUp(purchase, away.reference);
    },
  );
  world.opening.delete(purchase);
  if (reply.kind === "answered") purchase.savedMandate = reply.value.mandates?.saved[0]?.paymentMeanId;
  if (world.trace.isKept) {
    const what = payAgain ? "insists on another way" : "opens the form";
    world.trace.add("buyer", orderId, `${what}: ${textOf(reply)}`);
  }
  return reply;
}
