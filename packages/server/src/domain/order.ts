import type { RequestOf } from "@sips-kit/protocol";
import type { InstalmentPlan } from "./instalment-plan.js";
import type { Buyer } from "./buyer.js";
import type { OutsideAuthentication } from "./outside-authentication.js";

/** Fields of the gateway that a shop may add: who buys, what, where it goes. They help the issuer to approve. */
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
  readonly details?: OrderDetails | undefined;
  /**
   * How the buyer may divide the payment, if they like: each plan with another count, such as
   * `[{ count: 3, everyDays: 30 }]`. The first instalment is paid at once; the kit charges the others on their days.
   */
  readonly instalments?: readonly InstalmentPlan[] | undefined;
  /**
   * The result of another provider's 3-D Secure, at step `submit`: `card()` and `savedCard()` charge with it at once,
   * and the gateway does not authenticate. It can be used once.
   */
  readonly authentication?: OutsideAuthentication | undefined;
  /** The buyer's wallet at the gateway, 1 to 21 of [A-Za-z0-9_]; given when they may pay with a saved card. */
  readonly merchantWalletId?: string | undefined;
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
 * Finds an order, by the very id that it is asked for: another order is refused. At `open` and `submit`, return
 * undefined when there is none or when it is not this buyer's. At `charge`, return the order in its current state,
 * without a buyer, and undefined when it must no longer be paid: an order whose id, amount or currency has changed is
 * not charged.
 */
export type ResolveOrder = (
  orderId: string,
  question: OrderQuestion,
) => Promise<Order | undefined> | Order | undefined;

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

/** True for an order whose cardholder must be challenged, as after a soft decline. */
export function requiresChallenge({ details }: Order): boolean {
  return details?.fraudData?.challengeMode3DS === "CHALLENGE_MANDATE";
}

/** The order with a challenge requested; this overrides a shop's request to bypass 3-D Secure. */
export function withChallenge(order: Order): Order {
  const { bypass3DS: _bypass, ...fraudData } = order.details?.fraudData ?? {};
  return {
    ...order,
    details: { ...order.details, fraudData: { ...fraudData, challengeMode3DS: "CHALLENGE_MANDATE" } },
  };
}
