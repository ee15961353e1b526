import { bancontactMobile, ideal } from "@sips-kit/server";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { found } from "./scripted-gateway.js";
import { closeSimulator, openScriptedShop, type ScriptedShop } from "./scripted-shop.js";
import { createSupplierBuyer } from "./supplier-buyer.js";

/*
 * The call that fetches the result of a payment in an app, or at a bank, answers with an orange score: the payment may be
 * held for fraud review, whatever the code. The gateway's records do not show it yet.
 */
const bank = { bankCode: "ABNANL2A", bankName: "ABN AMRO" };
let scripted: ScriptedShop;
beforeEach(async () => {
  scripted = await openScriptedShop({ paymentMethods: [bancontactMobile(), ideal({ bank })] });
  const opened = () => ({
    responseCode: "00",
    redirectionUrl: "http://127.0.0.1/supplier",
    redirectionData: "data",
    messageVersion: "0.1",
  });
  scripted.office.script("paymentProviderInitialize", opened);
  scripted.office.script("creditTransferInitialize", opened);
});
afterEach(() => scripted.close());
afterAll(() => closeSimulator());

/** Sends the buyer away, and gives the address of their return. */
async function leaves(paymentMethod: string): Promise<string> {
  const { shop } = scripted;
  const buyer = createSupplierBuyer(shop, paymentMethod);
  const { body } = await buyer.pays(await buyer.opens());
  return shop.url + String(body["url"]).replace("/redirect/", "/return/");
}

/** Two days later it is still not given up; then the records show it, held. */
async function staysOpenUntilShown(responseCode: string): Promise<void> {
  await scripted.untilAllIsOver();
  expect(await scripted.newest()).toMatchObject({ state: "unknown", mayBePaid: true });
  expect(scripted.shop.results).toEqual([]);
  scripted.office.script("getTransactionData", (_request, known) =>
    found(known, { responseCode, scoreColor: "ORANGE", transactionStatus: "TO_CHALLENGE" }),
  );
  await scripted.untilAllIsOver();
  expect(await scripted.newest()).toMatchObject({ state: "in-review" });
}

test.each(["00", "05"])("asked when nobody came back, and answered %s: not given up", async (code) => {
  const { office } = scripted;
  office.script("paymentProviderFinalize", (_request, known) => ({
    ...known,
    responseCode: code,
    scoreColor: "ORANGE",
  }));
  await leaves("bancontact-mobile");
  await scripted.untilAllIsOver();
  expect(office.count("paymentProviderFinalize")).toBeGreaterThan(0);
  await staysOpenUntilShown(code);
});

test.each(["00", "05"])(
  "a late return answered %s, and then again without the score: the score counts",
  async (code) => {
    const { office, shop, later } = scripted;
    const finalize = "creditTransferFinalizeAndOrder";
    const returnUrl = await leaves("ideal");
    later(20 * 60_000);
    await shop.payments.reconcile();
    expect(await scripted.newest()).toMatchObject({ state: "unknown" });
    office.script(finalize, (_request, known) => ({ ...known, responseCode: code, scoreColor: "ORANGE" }));
    await fetch(returnUrl, { method: "POST", body: new URLSearchParams({ redirectionData: "data" }) });
    expect(office.count(finalize)).toBe(1);
    office.script(finalize, (_request, known) => ({ ...known, responseCode: code }));
    await staysOpenUntilShown(code);
    expect(office.count(finalize)).toBeGreaterThan(1);
  },
);
