import { ideal } from "@sips-kit/server";
import { afterEach, expect, test } from "vitest";
import { openShop, type Shop } from "./shop.js";
import { createSupplierBuyer } from "./supplier-buyer.js";

// The banks that the gateway lists for iDEAL: every one that a buyer is shown can be chosen.
let shop: Shop;
afterEach(() => shop.close());

/** A shop whose gateway lists these banks. */
async function lists(...banks: readonly (readonly [code: string, name: string])[]) {
  const customerBankList = banks.map(([customerBankCode, customerBankName]) => ({
    customerBankCode,
    customerBankName,
  }));
  shop = await openShop({
    paymentMethods: [ideal()],
    around: (gateway) =>
      Object.assign(Object.create(gateway) as typeof gateway, {
        creditTransferInquire: () =>
          Promise.resolve({ kind: "accepted", code: "00", answer: { responseCode: "00", customerBankList } }),
      }),
  });
  return createSupplierBuyer(shop, "ideal");
}

test("those that are blank, listed twice, or of no form are left out; one with a long name is not", async () => {
  const long = { bankCode: "SIMRNL2R", bankName: "Coöperatieve Simulated Bank U.A., Rotterdam" };
  const buyer = await lists(
    [long.bankCode, long.bankName],
    [long.bankCode, "Simulated Bank"],
    ["BLANKNL2", " "],
    ["", "No code"],
    ["NO BANK!", "Wrong code"],
    ["CARDNL2A", "5100 0000 0000 0000"],
  );
  const session = await buyer.opens();
  expect(session.banks).toEqual([long]);
  expect((await buyer.pays(session, long)).body).toMatchObject({ next: "redirect" });
});

test("without one, no form is opened, and the answer names the setting that the shop needs", async () => {
  const { status, body } = await (await lists()).asksForSession();
  expect([status, body["code"], body["field"]]).toEqual([409, "PAYMENT_METHOD_UNAVAILABLE", "paymentMethod"]);
  expect(body["detail"]).toContain("ideal({ bank })");
  expect(await shop.payments.listByOrder("4711")).toEqual([]);
});
