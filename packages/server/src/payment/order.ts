import type { IncomingMessage } from "node:http";
import type { RequestOf } from "@sips-kit/protocol";
import { PaymentError } from "./errors.js";

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
  /** The buyer's wallet at the gateway, of [A-Za-z0-9] up to 21; given when he may pay with a saved card. */
  readonly merchantWalletId?: string;
}

/** Finds an order for a request; undefined when there is none, or when it is not this buyer's. */
export type ResolveOrder = (
  orderId: string,
  request: IncomingMessage,
) => Promise<Order | undefined> | Order | undefined;

/** Asks the shop for the order, and holds it to what can be paid. */
export async function findOrder(
  resolveOrder: ResolveOrder,
  orderId: string,
  request: IncomingMessage,
): Promise<Order> {
  const order = await resolveOrder(orderId, request);
  if (!order) {
    throw new PaymentError("PAYMENT_ORDER_UNKNOWN", "There is no such order for this buyer.", {
      field: "orderId",
    });
  }
  const { amountMinor, currencyCode } = order;
  if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0 || amountMinor > 999_999_999_999) {
    throw invalidOrder("amountMinor", "a whole number of the smallest unit from 1 to 999999999999");
  }
  if (!/^\d{3}$/.test(currencyCode)) throw invalidOrder("currencyCode", "three digits such as 978");
  return order;
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
