import type { Order, OrderQuestion } from "@sips-kit/server";
import { buyerOf } from "./http/buyer-cookie.js";
import { customerIdOf, walletOf } from "./shop/account.js";
import type { Buyers } from "./shop/buyers.js";
import { instalmentOffer } from "./shop/instalment-offer.js";
import { currencyCode } from "./shop/money.js";
import { orderDetails } from "./shop/order-details.js";
import type { Orders } from "./shop/orders.js";

/** The shop's data on its orders. */
export interface OrderSources {
  readonly orders: Orders;
  readonly buyers: Buyers;
  /** Signs the buyer's cookie, and the names of wallets. */
  readonly secret: string;
  /** Days within which staff validate a payment so that it is captured; 0: it is captured by itself. */
  readonly validationDays: number;
}

/** What is to be paid for an order, and by whom; undefined for one that this buyer cannot pay. */
export function resolveOrder(
  { orders, buyers, secret, validationDays }: OrderSources,
  orderId: string,
  { step, buyer }: OrderQuestion,
): Order | undefined {
  const order = orders.orderOf(orderId);
  // Right before the charge there is no buyer; whether they may pay the order was checked earlier.
  const isTheirs = step === "charge" || order?.buyer === buyerOf(buyer, secret);
  if (!order || !isTheirs) return undefined;
  // An order that nobody has placed has no address, and no consent to the terms of sale.
  const placed = buyers.placedOf(orderId);
  if (!placed) return undefined;
  const merchantWalletId = walletOf(order.buyer, secret);
  return {
    orderId,
    amountMinor: order.amountMinor,
    currencyCode,
    instalments: instalmentOffer(order.amountMinor, Date.now()),
    details: {
      ...orderDetails(placed),
      ...(validationDays > 0 && { captureMode: "VALIDATION", captureDay: String(validationDays) }),
      // By it staff find the mandates of a customer.
      ...(merchantWalletId !== undefined && { customerId: customerIdOf(merchantWalletId) }),
    },
    ...(merchantWalletId !== undefined && { merchantWalletId }),
  };
}
