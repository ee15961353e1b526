import type { JsonObject, RequestOf } from "@sips-kit/protocol";
import { PaymentError } from "../domain/errors.js";
import type { Order } from "../domain/order.js";
import { detailsFor, orderFields } from "./order-fields.js";
import type { Starting } from "./payment-method.js";

/** The charge, without the cardholder's authentication. It holds no card data. */
export function walletOrderOf(payment: Starting, paymentMeanId: string): RequestOf<"walletOrder"> {
  const { merchantReturnUrl: _returnUrl, ...fields } = orderFields(payment);
  const { paymentPattern } = payment;
  return {
    ...detailsFor("walletOrder", payment.order.details),
    ...(paymentPattern && { paymentPattern }),
    ...fields,
    merchantWalletId: walletOf(payment.order),
    paymentMeanId,
  };
}

/** As the journal keeps it until it is made: texts, and containers of texts, without the fields that are undefined. */
export function asJson(request: object): JsonObject {
  return JSON.parse(JSON.stringify(request)) as JsonObject;
}

/** The wallet comes from the shop's order, never from the browser, so that nobody can pay with another buyer's card. */
export function walletOf({ merchantWalletId }: Order): string {
  if (merchantWalletId !== undefined) return merchantWalletId;
  throw new PaymentError("PAYMENT_MODE_UNAVAILABLE", "This buyer has no wallet in this shop.", {
    field: "mode",
  });
}
