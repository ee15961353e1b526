import { codes, type GooglePayForPage } from "@sips-kit/protocol";
import { PaymentError } from "../domain/errors.js";
import type { Order } from "../domain/order.js";

/**
 * What Google shows the buyer: the amount in the currency's main unit, and the currency's letters.
 *
 * @throws PaymentError for a currency that the gateway does not know
 */
export function googlePayRequest({ amountMinor, currencyCode }: Order): GooglePayForPage {
  const known = Object.entries(codes.currencyCode.values).find(([code]) => code === currencyCode)?.[1];
  if (!known) {
    throw new PaymentError("PAYMENT_METHOD_UNAVAILABLE", "Google Pay takes no payments in this currency.", {
      field: "paymentMethod",
    });
  }
  const { alphabetic, decimals } = known;
  const digits = String(amountMinor).padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const totalPrice = decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`;
  return { totalPrice, currencyCode: alphabetic };
}
