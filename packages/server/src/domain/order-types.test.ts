import { expectTypeOf, test } from "vitest";
import type { ShopSettings } from "../gateway/gateway.js";
import type { Order } from "./order.js";

// Nothing here runs: tsc checks it, in its strictest settings, which a shop may have as well.

test("what a shop does not know of an order or of its key may be undefined", () => {
  const order = { orderId: "4711", amountMinor: 2490, currencyCode: "978" };
  const wallet = undefined as string | undefined;
  expectTypeOf({ ...order, merchantWalletId: wallet }).toExtend<Order>();
  const nothing = { details: undefined, instalments: undefined, authentication: undefined };
  expectTypeOf({ ...order, ...nothing }).toExtend<Order>();
  const { SIPS_SECRET_KEY: secretKey, SIPS_KEY_VERSION: keyVersion } = process.env;
  expectTypeOf({ merchantId: "1", secretKey, keyVersion }).toExtend<ShopSettings>();
});
