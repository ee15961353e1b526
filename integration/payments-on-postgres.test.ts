import { afterEach, beforeEach, expect, test } from "vitest";
import { type Journal } from "@sips-kit/server";
import { controlOf } from "./control.js";
import { createBuyer } from "./buyer.js";
import { openShop, type Shop } from "./shop.js";
import { openPostgresJournal } from "./stores.js";

const frictionless = "5100000100000700";
let journal: Journal;
let shop: Shop;

beforeEach(async () => {
  journal = await openPostgresJournal();
  shop = await openShop({ journal });
});
afterEach(async () => {
  await shop.close();
});

test("a payment is accepted, notified once and charged once, and its order is not paid again", async () => {
  const buyer = createBuyer(shop);
  const session = await buyer.opens("4711");
  const second = await buyer.opens("4711");
  const paid = await buyer.pays(session, await buyer.types(frictionless));
  expect(paid.body).toMatchObject({ next: "result", outcome: "accepted" });
  const again = await buyer.pays(second, await buyer.types(frictionless));
  expect(again.body).toMatchObject({ code: "PAYMENT_ORDER_PAID" });
  expect(shop.results).toMatchObject([{ orderId: "4711", state: "accepted" }]);
  expect(await controlOf(shop).charges()).toHaveLength(1);
});

test("thirty concurrent buyers each pay their own order; a refund is resolved once", async () => {
  const orders = Array.from({ length: 30 }, (_, index) => `order-${index}`);
  await Promise.all(
    orders.map(async (order) => {
      const buyer = createBuyer(shop);
      const session = await buyer.opens(order);
      const paid = await buyer.pays(session, await buyer.types(frictionless));
      expect(paid.body).toMatchObject({ outcome: "accepted" });
    }),
  );
  // When all come back at one moment, there are more callbacks than slots: the reconciler makes the rest.
  const told = async () => {
    await shop.payments.reconcile();
    return new Set(shop.results.map((payment) => payment.orderId));
  };
  await expect.poll(told, { timeout: 60_000 }).toEqual(new Set(orders));
  expect(shop.results).toHaveLength(30);
  expect(await shop.payments.reconcile()).toMatchObject({ checked: 0, notified: 0 });

  const [{ reference } = { reference: "" }] = shop.results;
  const cancel = () =>
    shop.payments.operations.cancel({ idempotencyKey: "return-1", reference, amountMinor: 2490 });
  const [one, other] = await Promise.all([cancel(), cancel()]);
  expect(new Set([one.idempotencyKey, other.idempotencyKey])).toEqual(new Set(["return-1"]));
  expect(await shop.payments.operations.of(reference)).toMatchObject([{ state: "accepted" }]);
});
