import { PaymentError } from "../domain/errors.js";
import type { Order } from "../domain/order.js";
import type { Outcome } from "../gateway/gateway.js";

/** Refuses a session in another currency, for payment methods that take euros only. Throws PaymentError. */
export async function requireEuro(name: string, { currencyCode }: Order): Promise<Outcome<object>> {
  if (currencyCode !== "978") {
    throw new PaymentError("PAYMENT_METHOD_UNAVAILABLE", `${name} takes euros only.`, {
      field: "paymentMethod",
    });
  }
  return { kind: "accepted", code: "00", answer: {} };
}
