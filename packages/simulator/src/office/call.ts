import type { Shop } from "../fixtures/shops.js";
import type { Gateway } from "../ledger/gateway.js";
import type { TransactionName } from "../ledger/transactions.js";
import { container, text } from "../ledger/wire-fields.js";
import type { WireObject } from "../ledger/wire.js";

/** A call with a valid seal and valid fields. */
export interface Call {
  readonly gateway: Gateway;
  readonly shop: Shop;
  readonly body: WireObject;
}

/** How a request names its transaction. */
export function transactionName(body: WireObject): TransactionName {
  const s10 = container(body, "s10TransactionReference");
  return {
    transactionReference: text(body, "transactionReference"),
    s10TransactionId: text(s10, "s10TransactionId"),
    s10TransactionIdDate: text(s10, "s10TransactionIdDate"),
  };
}
