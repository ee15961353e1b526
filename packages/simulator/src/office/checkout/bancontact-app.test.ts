import { expect, test } from "vitest";
import { orderFields } from "../../testing/office-client.js";
import { openTestOffice, otherShop } from "../../testing/test-office.js";

test("the app opens the payment of its own shop, where two shops use the same reference", () => {
  const office = openTestOffice();
  const order = orderFields();
  const shops = [{}, otherShop].map((shop) => {
    const opened = office.call("paymentProviderInitialize", {
      ...order,
      ...shop,
      paymentMeanBrand: "BCMCMOBILE",
      merchantReturnUrl: "http://localhost:3000/sips/return",
    });
    return office.gateway.suppliers.openInApp(String(opened["paymentProviderSessionId"]))?.merchantId;
  });
  expect(shops).toEqual(["002001000000001", otherShop.merchantId]);
});
