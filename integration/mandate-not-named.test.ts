import { merchantRouter, sepaDirectDebit } from "@sips-kit/server";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { closeSimulator, openScriptedShop, type ScriptedShop } from "./scripted-shop.js";
import { createSupplierBuyer } from "./supplier-buyer.js";

// Answers about a mandate that do not say which one: they could be those of another buyer's.

const account = { iban: "FR7630006000011234567890189", holder: "Mina Lorne" };
let scene: ScriptedShop;
afterAll(closeSimulator);
beforeEach(async () => {
  scene = await openScriptedShop({ paymentMethods: [sepaDirectDebit()] });
  scene.office.script("initializeMandate", () => ({
    mandateResponseCode: "00",
    mandateId: "M1",
    redirectionUrl: "http://127.0.0.1/sign",
    redirectionData: "data",
    messageVersion: "0.1",
  }));
  scene.office.script("directDebitOrder", (_request, known) => ({ ...known, responseCode: "00" }));
});
afterEach(() => scene.close());

async function signs(): Promise<void> {
  const buyer = createSupplierBuyer(scene.shop, "sepa-direct-debit");
  const { body } = await buyer.pays(await buyer.opens(), account);
  const returnUrl = scene.shop.url + String(body["url"]).replace("/redirect/", "/return/");
  await fetch(returnUrl, { method: "POST", body: new URLSearchParams({ redirectionData: "back" }) });
}

test.each([
  ["is not in force", { mandateId: "M1", mandateStatus: "PENDING" }, 0],
  ["is not named either", { mandateStatus: "ACTIVE" }, 0],
  ["is in force", { mandateId: "M1", mandateStatus: "ACTIVE" }, 1],
])("finalizeMandate names none, and the mandate %s", async (_how, read, debits) => {
  scene.office.script("finalizeMandate", () => ({ mandateResponseCode: "00", iban: account.iban }));
  scene.office.script("getMandateData", () => ({ mandateResponseCode: "00", ...read }));
  await signs();
  expect(scene.office.count("directDebitOrder")).toBe(debits);
});

test("staff who read a mandate are not shown one that the answer does not name", async () => {
  scene.shop.app.use("/merchant", merchantRouter(scene.shop.payments, { authorize: () => true }));
  scene.office.script("getMandateData", () => ({ mandateResponseCode: "00", mandateStatus: "ACTIVE" }));
  const read = await fetch(`${scene.shop.url}/merchant/mandates/M1`);
  expect(read.status).toBe(503);
  expect(await read.json()).toMatchObject({ code: "PAYMENT_GATEWAY_UNREACHABLE" });
});
