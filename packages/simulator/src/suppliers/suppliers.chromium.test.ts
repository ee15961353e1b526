import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { WireObject } from "../ledger/wire.js";
import { startSimulator, type Simulator } from "../start-simulator.js";
import { launchChromium } from "../testing/chromium.js";
import { createOfficeClient, orderFields, type OfficeAnswer } from "../testing/office-client.js";
import { startShop, type TestShopServer } from "../testing/shop.js";

let browser: Browser;
let simulator: Simulator;
let shop: TestShopServer;
beforeAll(async () => {
  browser = await launchChromium();
  simulator = await startSimulator({ port: 0 });
  shop = await startShop();
});
afterAll(async () => {
  await browser.close();
  shop.close();
  await simulator.close();
});

const call = (method: Parameters<ReturnType<typeof createOfficeClient>["call"]>[0], fields: WireObject) =>
  createOfficeClient(simulator.url).call(method, fields);

/** How each visit begins, and how it is finalized. */
const visits: Readonly<
  Record<
    string,
    (order: WireObject) => {
      opened: Promise<OfficeAnswer>;
      finalize: (data: WireObject) => Promise<OfficeAnswer>;
    }
  >
> = {
  paypal: (order) => ({
    opened: call("paymentProviderInitialize", {
      ...order,
      paymentMeanBrand: "PAYPAL",
      paymentMeanData: { paypal: { invoiceId: String(order["transactionReference"]) } },
    }),
    finalize: (data) => call("paymentProviderFinalize", { ...data, ...referenceOf(order) }),
  }),
  ideal: (order) => ({
    opened: call("creditTransferInitialize", {
      ...order,
      paymentMeanBrand: "IDEAL",
      customerBankCode: "SIMANL2A",
      customerBankName: "Simulated Bank Amsterdam",
    }),
    finalize: (data) => call("creditTransferFinalizeAndOrder", { ...data, ...referenceOf(order) }),
  }),
  paylib: (order) => ({
    opened: call("walletIssuerWalletInitialize", { ...order, merchantWalletId: "W1" }),
    finalize: (data) => call("walletIssuerWalletFinalize", { ...data, ...referenceOf(order) }),
  }),
  mandate: ({ merchantReturnUrl }) => ({
    opened: call("initializeMandate", { iban: "DE39999999990000000100", merchantReturnUrl }),
    finalize: (data) => call("finalizeMandate", data),
  }),
};

const referenceOf = (order: WireObject): WireObject => ({
  transactionReference: order["transactionReference"],
});

/** Sends a buyer from the shop to the page, presses a button there, and gives what the finalizing call answers. */
async function goWith(kind: string, button: string, context: BrowserContextOptions = {}) {
  const order: WireObject = { ...orderFields(), merchantReturnUrl: shop.origin };
  const { captureMode: _mode, captureDay: _day, ...plain } = order;
  const visit = visits[kind]?.(kind === "ideal" ? plain : order);
  const opened = await visit?.opened;
  const field = (name: string, value: unknown) => `<input type="hidden" name="${name}" value="${value}">`;
  shop.show(`<!doctype html><title>Shop</title><form method="post" action="${opened?.["redirectionUrl"]}">
    ${field("redirectionData", opened?.["redirectionData"])}${field("redirectionVersion", "0.1")}
    <button>Go on</button></form>`);
  const page = await browser.newPage({ viewport: { width: 360, height: 640 }, ...context });
  const stopped: string[] = [];
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) stopped.push(message.text());
  });
  try {
    await page.goto(shop.origin);
    await page.getByRole("button", { name: "Go on" }).click();
    await page.getByRole("button", { name: button, exact: true }).waitFor();
    if (context.javaScriptEnabled !== false) {
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(360);
    }
    await page.getByRole("button", { name: button, exact: true }).click();
    if (context.javaScriptEnabled === false) {
      await page.getByRole("button", { name: "Back to the shop" }).click();
    }
    await page.getByRole("heading", { name: "Back in the shop" }).waitFor();
  } finally {
    await page.close();
  }
  expect(stopped).toEqual([]);
  const redirectionData = shop.posts.at(-1)?.get("redirectionData") ?? "";
  return visit?.finalize({ redirectionData, messageVersion: "0.1" });
}

test.each([
  ["paypal", "Confirm", "00", {}],
  ["paypal", "Pending", "60", { javaScriptEnabled: false }],
  ["ideal", "Refuse", "05", {}],
  ["paylib", "Cancel", "17", { javaScriptEnabled: false }],
  ["mandate", "Confirmer", "00", { locale: "fr-FR" }],
] as const)("%s, %s: %s", async (kind, button, code, context) => {
  const field = kind === "mandate" ? "mandateResponseCode" : "responseCode";
  expect(await goWith(kind, button, context)).toMatchObject({ [field]: code });
});
