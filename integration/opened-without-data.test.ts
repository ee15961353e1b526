import { bancontactMobile, ideal } from "@sips-kit/server";
import { afterAll, afterEach, expect, test } from "vitest";
import { closeSimulator, openScriptedShop, type ScriptedShop } from "./scripted-shop.js";
import { createSupplierBuyer } from "./supplier-buyer.js";

/*
 * The gateway opens a payment at a supplier, and leaves out what the call that fetches its result requires. That call
 * cannot be made, so the gateway's records alone decide; the order must not stay blocked for ever.
 */
const bank = { bankCode: "ABNANL2A", bankName: "ABN AMRO" };
let scripted: ScriptedShop;
afterEach(() => scripted.close());
afterAll(() => closeSimulator());

const opened = {
  responseCode: "00",
  redirectionUrl: "http://127.0.0.1/supplier",
  redirectionData: "data",
  messageVersion: "0.1",
};

/** Sends the buyer away, and gives the address of their return. */
async function leaves(paymentMethod: string): Promise<string> {
  const { shop } = scripted;
  const buyer = createSupplierBuyer(shop, paymentMethod);
  const { body } = await buyer.pays(await buyer.opens());
  expect(body).toMatchObject({ next: "redirect" });
  return shop.url + String(body["url"]).replace("/redirect/", "/return/");
}

test.each(["redirectionData", "messageVersion"])(
  "Bancontact opened without %s, and not paid: given up, and the order can be paid again",
  async (missing) => {
    scripted = await openScriptedShop({ paymentMethods: [bancontactMobile()] });
    scripted.office.script("paymentProviderInitialize", () => ({ ...opened, [missing]: undefined }));
    await leaves("bancontact-mobile");
    await scripted.untilAllIsOver();
    expect(await scripted.newest()).toMatchObject({ state: "abandoned", reason: "buyer-did-not-return" });
    expect(scripted.office.count("paymentProviderFinalize")).toBe(0);
    await leaves("bancontact-mobile");
  },
);

test("iDEAL opened without messageVersion, and a return without one: given up as well", async () => {
  scripted = await openScriptedShop({ paymentMethods: [ideal({ bank })] });
  scripted.office.script("creditTransferInitialize", () => ({ ...opened, messageVersion: undefined }));
  const returnUrl = await leaves("ideal");
  await fetch(returnUrl, { method: "POST", body: new URLSearchParams({ redirectionData: "data" }) });
  expect(await scripted.newest()).toMatchObject({ state: "unknown", mayBePaid: true });
  await scripted.untilAllIsOver();
  expect(await scripted.newest()).toMatchObject({ state: "abandoned", reason: "buyer-did-not-return" });
});
