import { card, sofort } from "@sips-kit/server";
import { afterEach, beforeEach, expect, test } from "vitest";
import { controlOf } from "./control.js";
import { openShop, type Shop } from "./shop.js";
import { createSupplierBuyer } from "./supplier-buyer.js";

// What is Sofort's alone; the tests that all payment methods share are in payment-methods/.

let shop: Shop;
beforeEach(async () => {
  shop = await openShop({ paymentMethods: [card(), sofort()] });
});
afterEach(() => shop.close());

test.each(["978", "826", "756"])("the currency %s is paid at Sofort", async (currencyCode) => {
  shop.orders.set("4711", { orderId: "4711", amountMinor: 2490, currencyCode });
  const buyer = createSupplierBuyer(shop, "sofort");
  const { body } = await buyer.pays(await buyer.opens());
  const page = await buyer.open(new URL(String(body["url"]), shop.url).href);
  expect(page.text).toContain("To Sofort");
  const back = await buyer.comesBack(await buyer.decides(String(body["url"]), "Confirm"));
  expect(JSON.parse(back.text)).toMatchObject({ state: "accepted", currencyCode });
  expect(await controlOf(shop).transactions()).toMatchObject([{ paymentMeanBrand: "SOFORTUBERWEISUNG" }]);
});

test("another currency is rejected before any call", async () => {
  shop.orders.set("4711", { orderId: "4711", amountMinor: 2490, currencyCode: "840" });
  expect(await createSupplierBuyer(shop, "sofort").asksForSession()).toMatchObject({
    status: 409,
    body: { code: "PAYMENT_METHOD_UNAVAILABLE", field: "paymentMethod" },
  });
  expect(shop.log.filter((one) => "method" in (one as object))).toEqual([]);
});
