import type { RequestOf } from "@sips-kit/protocol";
import { withChallenge, type Order } from "../domain/order.js";

/**
 * Marks the first payment with a card that is put on file: the rules require that the cardholder authenticates (release
 * note 22.1), whatever exemption the shop asks for. Nothing for a payment that stands alone.
 */
export function firstOfSeries(
  order: Order,
  paymentPattern: "RECURRING_1" | "INSTALMENT" | undefined,
): Pick<RequestOf<"cardCheckEnrollment">, "paymentPattern" | "fraudData"> {
  return paymentPattern === undefined
    ? {}
    : { paymentPattern, fraudData: withChallenge(order).details?.fraudData };
}
