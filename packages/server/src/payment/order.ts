import type { RequestOf } from "@sips-kit/protocol";
import type { Buyer } from "./buyer.js";
import { PaymentError } from "./errors.js";
import { logOrderFailure } from "./log-order-failure.js";
import type { Desk } from "./settings.js";

/** Fields of the gateway that a shop may add: who buys, what, where it goes. They help the issuer to say yes. */
export type OrderDetails = Pick<
  RequestOf<"cardCheckEnrollment">,
  | "billingAddress"
  | "billingContact"
  | "captureDay"
  | "captureMode"
  | "customerAccountHistoric"
  | "customerAddress"
  | "customerContact"
  | "customerData"
  | "customerId"
  | "customerLanguage"
  | "deliveryAddress"
  | "deliveryContact"
  | "deliveryData"
  | "fraudData"
  | "invoiceReference"
  | "merchantName"
  | "merchantUrl"
  | "orderContext"
  | "returnContext"
  | "shoppingCartDetail"
  | "statementReference"
  | "travelContext"
>;

/** What is to be paid, as the shop's own server knows it. */
export interface Order {
  readonly orderId: string;
  /** A whole number of the currency's smallest unit: 2490 is 24.90 EUR. */
  readonly amountMinor: number;
  /** ISO 4217 numeric, such as `978` for EUR. */
  readonly currencyCode: string;
  readonly details?: OrderDetails;
  /** The buyer's wallet at the gateway, 1 to 21 of [A-Za-z0-9_]; given when he may pay with a saved card. */
  readonly merchantWalletId?: string;
}

/**
 * When the shop is asked for an order. `open`: the payment page appears. `submit`: the buyer pays. `charge`: the call
 * that moves money is about to be sent. There is no buyer at `charge`: a return from the bank is a cross-site post
 * without cookies, and its signed address alone says which attempt it belongs to.
 */
export type OrderQuestion =
  | { readonly step: "open" | "submit"; readonly buyer: Buyer }
  | { readonly step: "charge"; readonly buyer?: undefined };

/**
 * Finds an order. At `open` and `submit`, return undefined when there is none or when it is not this buyer's. At
 * `charge`, return the order as it stands now, whoever asks, and undefined when it is not to be paid any more: an order
 * whose id, amount or currency has changed is not charged.
 */
export type ResolveOrder = (
  orderId: string,
  question: OrderQuestion,
) => Promise<Order | undefined> | Order | undefined;

/**
 * Asks the shop for a buyer's order, and checks that it can be paid. What `resolveOrder` throws is logged.
 *
 * @throws PaymentError
 */
export async function findOrder(
  desk: Pick<Desk, "resolveOrder" | "log">,
  orderId: string,
  question: OrderQuestion,
): Promise<Order> {
  let order: Order | undefined;
  try {
    order = await askForOrder(desk.resolveOrder, orderId, question);
  } catch (error) {
    logOrderFailure(desk, error, { orderId });
    throw error instanceof PaymentError ? error : unavailable(error);
  }
  if (order) return order;
  throw new PaymentError("PAYMENT_ORDER_UNKNOWN", "There is no such order for this buyer.", {
    field: "orderId",
  });
}

/** The shop's answer, undefined when it has no such order. Throws PaymentError when it is none that can be paid. */
export async function askForOrder(
  resolveOrder: ResolveOrder,
  orderId: string,
  question: OrderQuestion,
): Promise<Order | undefined> {
  const order = await resolveOrder(orderId, question);
  if (!order) return undefined;
  const { amountMinor, currencyCode } = order;
  if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0 || amountMinor > 999_999_999_999) {
    throw invalidOrder("amountMinor", "a whole number of the smallest unit from 1 to 999999999999");
  }
  if (!/^\d{3}$/.test(currencyCode)) throw invalidOrder("currencyCode", "three digits such as 978");
  return order;
}

/** True when an order is still what an attempt was opened for. */
export function isSameOrder(
  order: Pick<Order, "orderId" | "amountMinor" | "currencyCode">,
  attempt: Pick<Order, "orderId" | "amountMinor" | "currencyCode">,
): boolean {
  return (
    order.orderId === attempt.orderId &&
    order.amountMinor === attempt.amountMinor &&
    order.currencyCode === attempt.currencyCode
  );
}

function unavailable(cause: unknown): PaymentError {
  return new PaymentError(
    "PAYMENT_ORDER_UNAVAILABLE",
    "The shop could not look up this order: its resolveOrder has failed, and its log says why. Nothing was charged.",
    { field: "orderId" },
    { cause },
  );
}

function invalidOrder(field: string, shouldHold: string): PaymentError {
  return new PaymentError(
    "PAYMENT_ORDER_INVALID",
    `resolveOrder gave a ${field} that is not ${shouldHold}.`,
    {
      field,
    },
  );
}
