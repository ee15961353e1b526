import { card, googlePay } from "@sips-kit/server";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { closeSimulator, openScriptedShop, type ScriptedShop } from "./scripted-shop.js";
import { createSupplierBuyer } from "./supplier-buyer.js";

/* A payload of Google Pay in Google's own form (ECv2) pays once, however it is written: the gateway here opens each. */

let scene: ScriptedShop;
afterAll(closeSimulator);
beforeEach(async () => {
  scene = await openScriptedShop({ paymentMethods: [card(), googlePay()] });
  scene.office.script("paymentDataProviderCheck", () => ({
    responseCode: "00",
    tokenPan: "510000h719850600",
  }));
});
afterEach(() => scene.close());

const signedMessage = JSON.stringify({
  encryptedMessage: "bWVzc2FnZQ==",
  tag: "dGFn",
  ephemeralPublicKey: "BA==",
});
const token = { protocolVersion: "ECv2", signature: "MEUCIQ==", signedMessage };
const { protocolVersion, signature } = token;

async function pays(paymentData: string, orderId: string) {
  const buyer = createSupplierBuyer(scene.shop, "google-pay");
  return (await buyer.pays(await buyer.opens(orderId), { paymentData })).body;
}

test.each([
  ["with other spaces", JSON.stringify(token, null, 1).replaceAll("\n", " ")],
  ["with its fields in another order", JSON.stringify({ signedMessage, signature, protocolVersion })],
  ["with another field", JSON.stringify({ ...token, more: 1 })],
  ["with the signature in another form", JSON.stringify({ ...token, signature: "MEYCIQ==" })],
  ["with escapes", JSON.stringify(token).replace("bWVz", String.raw`\u0062WVz`)],
  ["in base64", Buffer.from(JSON.stringify(token)).toString("base64")],
])("%s, it is known again", async (_how, again) => {
  expect(await pays(JSON.stringify(token), "4711")).toMatchObject({ outcome: "accepted" });
  expect(await pays(again, "4712")).toMatchObject({ outcome: "abandoned", reason: "payment-data-used" });
  expect(scene.office.count("paymentDataProviderCheck")).toBe(1);
});

test("a soft decline is not retried with its payload: the buyer's next approval is challenged", async () => {
  const frictionless = { redirectionStatusCode: "00", redirectionData: "data", messageVersion: "2.1.0" };
  scene.office.script("cardCheckEnrollment", (request) =>
    JSON.stringify(request).includes("CHALLENGE_MANDATE")
      ? { ...frictionless, redirectionUrl: "https://acs.example/" }
      : frictionless,
  );
  scene.office.script("cardValidateAuthenticationAndOrder", (_request, known) => ({
    ...known,
    responseCode: "05",
    acquirerResponseCode: "A1",
  }));
  expect(await pays(JSON.stringify(token), "4711")).toMatchObject({
    outcome: "refused",
    retry: true,
    buyerMessage: { en: expect.stringContaining("confirm") },
  });
  // No attempt that could only end, and whose end would tell of a payload that the buyer had used before.
  expect(await scene.shop.payments.listByOrder("4711")).toMatchObject([{ state: "refused" }]);
  expect(scene.shop.results).toMatchObject([{ state: "refused", retriedBy: undefined }]);
  const other = { ...token, signedMessage: signedMessage.replace("dGFn", "dGFo") };
  expect(await pays(JSON.stringify(other), "4711")).toMatchObject({ next: "redirect" });
});

test("another payload pays", async () => {
  await pays(JSON.stringify(token), "4711");
  const other = { ...token, signedMessage: signedMessage.replace("dGFn", "dGFo") };
  expect(await pays(JSON.stringify(other), "4712")).toMatchObject({ outcome: "accepted" });
});
