import type { Shop } from "../fixtures/shops.js";
import type { Gateway } from "../ledger/gateway.js";
import type { TransactionName } from "../ledger/transactions.js";
import { isWireObject, type WireObject } from "../ledger/wire.js";

/** A call with a valid seal and valid fields. */
export interface Call {
  readonly gateway: Gateway;
  readonly shop: Shop;
  readonly body: WireObject;
}

/** A field as text; numbers become digits, empty counts as absent. */
export function text(fields: WireObject, name: string): string | undefined {
  const value = fields[name];
  return value === undefined || value === null || value === "" ? undefined : String(value);
}

/** A container; {} when it is absent. */
export function container(fields: WireObject, name: string): WireObject {
  const value = fields[name];
  return isWireObject(value) ? value : {};
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

/** The named fields that are present, unchanged. */
export function pick(fields: WireObject, names: readonly string[]): WireObject {
  const picked: Record<string, WireObject[string]> = {};
  for (const name of names) {
    const value = fields[name];
    if (value !== undefined && value !== null && value !== "") picked[name] = value;
  }
  return picked;
}
