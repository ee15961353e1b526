import type { Browser, BrowserContextOptions, FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startSimulator, type Simulator } from "../start-simulator.js";
import { launchChromium } from "../testing/chromium.js";
import { cardFields, createOfficeClient, orderFields } from "../testing/office-client.js";
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

/** Begins a payment, and lets the buyer press a button at the bank. Gives the order's answer, and what the shop was posted. */
async function payWith(
  button: string,
  open: (page: Page, form: string) => Promise<Page | FrameLocator>,
  context: BrowserContextOptions = {},
) {
  const office = createOfficeClient(simulator.url);
  const order = orderFields();
  const enrolled = await office.call("cardCheckEnrollment", {
    ...order,
    ...cardFields("5100000000000800"),
    merchantReturnUrl: shop.origin,
  });
  const field = (name: string, value: unknown) => `<input type="hidden" name="${name}" value="${value}">`;
  const form = `<form method="post" action="${enrolled["redirectionUrl"]}">${field("PaReq", enrolled["paReqMessage"])}
    ${field("TermUrl", shop.origin)}${field("MD", "mark")}<button>To the bank</button></form>`;
  const page = await browser.newPage(context);
  try {
    const bank = await open(page, form);
    await bank.getByRole("button", { name: button }).click();
    if (context.javaScriptEnabled === false)
      await bank.getByRole("button", { name: "Back to the shop" }).click();
    await bank.getByRole("heading", { name: "Back in the shop" }).waitFor();
  } finally {
    await page.close();
  }
  const posted = shop.posts.at(-1);
  expect(posted?.get("MD")).toBe("mark");
  return office.call("cardValidateAuthenticationAndOrder", {
    transactionReference: String(order["transactionReference"]),
    redirectionData: String(enrolled["redirectionData"]),
    messageVersion: String(enrolled["messageVersion"]),
    paResMessage: posted?.get("PaRes") ?? "",
  });
}

const asPage = async (page: Page, form: string) => {
  shop.show(`<!doctype html><title>Shop</title>${form}`);
  await page.goto(shop.origin);
  await page.getByRole("button", { name: "To the bank" }).click();
  return page;
};

const inFrame = async (page: Page, form: string) => {
  shop.show(`<!doctype html><title>Shop</title><iframe name="bank" width="500" height="600"></iframe>
    ${form.replace("<form", '<form target="bank"')}`);
  await page.goto(shop.origin);
  await page.getByRole("button", { name: "To the bank" }).click();
  return page.frameLocator("iframe");
};

describe.each([
  ["Authenticate", "00", "SUCCESS"],
  ["Fail", "05", "FAILURE"],
  ["Cancel", "17", "CANCEL"],
])("%s", (button, responseCode, holderAuthentStatus) => {
  test.each([
    ["as a page", asPage, {}],
    ["in a frame of the shop", inFrame, {}],
    ["without JavaScript", asPage, { javaScriptEnabled: false }],
  ])("%s", async (_name, open, context) => {
    expect(await payWith(button, open, context)).toMatchObject({ responseCode, holderAuthentStatus });
  });
});
