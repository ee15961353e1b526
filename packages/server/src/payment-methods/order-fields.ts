import { methods, type MethodName } from "@sips-kit/protocol";
import type { OrderDetails } from "../domain/order.js";
import type { Starting } from "./payment-method.js";

/** What every call that opens a payment says: what is paid, by whom, and where the buyer comes back to. */
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

/** The shop's own fields of an order, as far as a method of the gateway knows them. */
export function detailsFor(method: MethodName, details: OrderDetails = {}): OrderDetails {
  const { required, conditional, optional }: RequestTables = methods[method].request;
  const known = { ...required, ...conditional, ...optional };
  return Object.fromEntries(Object.entries(details).filter(([name]) => Object.hasOwn(known, name)));
}
