import type { Payment, Payments } from "@sips-kit/server";
import type { Buyers } from "./shop/buyers.js";
import { currencyCode } from "./shop/money.js";
import type { Orders, OrderState } from "./shop/orders.js";

/** Books the result of a buyer's payment with their order. For `onResult`. */
export function bookResult(orders: Orders, buyers: Buyers, payment: Payment): void {
  const state = orderStateOf(payment);
  if (state) book(orders, payment, state);
  const order = orders.orderOf(payment.orderId);
  if (order && state === "paid") buyers.prefer(order.buyer, payment.paymentMethod);
}

/** A payment that the bank has returned does not pay its order any more, unless another one does. For `onChange`. */
export async function bookReturn(payments: Payments, orders: Orders, payment: Payment): Promise<void> {
  const { orderId, state } = payment;
  if (state !== "returned") return;
  const attempts = await payments.listByOrder(orderId);
  if (!attempts.some((one) => one.state === "accepted")) orders.reopen(orderId);
}

/** The steps of the log after which an order by phone may have another state. */
export const mayChangePhoneOrder = /^(moto|acceptReview|refuseReview|cancel) accepted$/;

/** Books an order by phone: `onResult` is called only for payments by buyers, and this one was taken by staff. */
export async function bookPhoneOrder(payments: Payments, orders: Orders, reference: string): Promise<void> {
  const payment = await payments.findByReference(reference);
  const state = payment?.paymentMethod === "moto" ? orderStateOf(payment) : undefined;
  if (payment && state) book(orders, payment, state);
}

/** A payment whose amount differs from the order's is not booked: staff must refund it or ask for the rest. */
function book(orders: Orders, payment: Payment, state: OrderState): void {
  const { orderId, reference, amountMinor } = payment;
  const order = orders.orderOf(orderId);
  if (order?.amountMinor === amountMinor && payment.currencyCode === currencyCode)
    orders.book(orderId, state);
  else console.error(JSON.stringify({ step: "not booked: another amount", orderId, reference, amountMinor }));
}

/** What an attempt's result means for its order; nothing, when another attempt may have paid it. */
function orderStateOf({ state, reason }: Payment): OrderState | undefined {
  if (state === "accepted") return "paid";
  if (state === "in-review") return "held";
  // A refused review reopens the order.
  return state === "refused" || reason === "cancelled" ? "open" : undefined;
}
