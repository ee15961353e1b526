import { methods, type MethodName } from "@sips-kit/protocol";
import type { OrderDetails } from "../domain/order.js";
import type { Starting } from "./payment-method.js";

/** The fields common to every call that opens a payment: what is paid, by whom, and the return URL. */
export function orderFields({
  reference,
  order,
  sentOrderId,
  merchantReturnUrl,
  customerIpAddress,
}: Starting) {
  return {
    amount: String(order.amountMinor),
    currencyCode: order.currencyCode,
    orderChannel: "INTERNET",
    transactionReference: reference,
    ...(sentOrderId !== undefined && { orderId: sentOrderId }),
    merchantReturnUrl,
    ...(customerIpAddress && { customerIpAddress }),
  } as const;
}

interface RequestTables {
  readonly required: object;
  readonly conditional: object;
  readonly optional: object;
}

/** The shop's own order details that a gateway method accepts. */
export function detailsFor(method: MethodName, details: OrderDetails = {}): OrderDetails {
  const { required, conditional, optional }: RequestTables = methods[method].request;
  // Asked one by one: to put the hundred fields of the tables together takes longer than the rest of a call.
  const isKnown = (name: string) =>
    Object.hasOwn(required, name) || Object.hasOwn(conditional, name) || Object.hasOwn(optional, name);
  return Object.fromEntries(Object.entries(details).filter(([name]) => isKnown(name)));
}
