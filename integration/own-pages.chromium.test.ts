import { bancontactMobile, card, paypal } from "@sips-kit/server";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { axeViolations } from "../scripts/axe-violations.mjs";
import { createBuyer } from "./buyer.js";
import { openShop, type Shop } from "./shop.js";
import { createSupplierBuyer } from "./supplier-buyer.js";

/* The pages that the router serves itself, in a browser: their policy lets them be what they should be, axe finds nothing,
 * and they fit a phone.
 */

let browser: Browser;
let shop: Shop;
let page: Page;
let complaints: string[];

beforeAll(async () => void (browser = await chromium.launch(inject("chromium"))));
afterAll(() => browser.close());
beforeEach(async () => {
  shop = await openShop({
    paymentMethods: [card(), paypal(), bancontactMobile()],
    // A bright colour, whose text has to be dark.
    pages: {
      shopName: "Maison Verveine",
      logoUrl: "/logo.svg",
      accentColor: "#ffd400",
      darkAccentColor: "#2f5a4b",
    },
  });
  shop.app.get("/logo.svg", (_request, response) => {
    response
      .type("svg")
      .send(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9"/>`);
  });
});
afterEach(async () => {
  await page.context().close();
  await shop.close();
});

async function opens(colorScheme: "light" | "dark", width: number): Promise<void> {
  const context = await browser.newContext({
    colorScheme,
    locale: "en-GB",
    viewport: { width, height: 740 },
  });
  page = await context.newPage();
  page.setDefaultTimeout(30_000);
  complaints = [];
  page.on("console", (message) => {
    // Some of these pages are errors by their status.
    const { type, where } = { type: message.type(), where: message.location().url };
    if (type === "error" && !/status of [45]|favicon/.test(message.text() + where))
      complaints.push(message.text());
  });
  // Whoever leaves stays on the page and looks at it: an empty answer changes nothing.
  await page.route(
    ({ origin }) => origin !== new URL(shop.url).origin,
    (route) => route.fulfill({ status: 204 }),
  );
}

async function isDecent(): Promise<void> {
  expect(await page.getByRole("banner").innerText()).toBe("Maison Verveine");
  expect(await axeViolations(page)).toEqual([]);
  const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
  expect(scrollWidth).toBe(clientWidth);
  // The style sheet and the logo have come through the policy.
  expect(await page.locator("main").evaluate((main) => getComputedStyle(main).textAlign)).toBe("center");
  expect(await page.locator("img").evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(9);
  expect(complaints).toEqual([]);
}

async function wayTo(paymentMethod: string, orderId: string): Promise<string> {
  const buyer = createSupplierBuyer(shop, paymentMethod);
  const { body } = await buyer.pays(await buyer.opens(orderId));
  return new URL(String(body["url"]), shop.url).href;
}

async function toConfirm(): Promise<string> {
  const buyer = createSupplierBuyer(shop, "paypal");
  return (await buyer.comesBack(await buyer.decides(await wayTo("paypal", "4713"), "Confirm"))).url;
}

async function toBank(): Promise<string> {
  const buyer = createBuyer(shop);
  const { body } = await buyer.pays(await buyer.opens("4714"), await buyer.types("5100000000000800"));
  return new URL(String(body["url"]), shop.url).href;
}

describe.each([
  ["light", 360],
  ["dark", 360],
  ["light", 1280],
  ["dark", 1280],
] as const)("%s, %i pixels wide", (colorScheme, width) => {
  test("every page is decent, and strict", async () => {
    await opens(colorScheme, width);
    const pages: readonly [string, string][] = [
      ["To PayPal", await wayTo("paypal", "4711")],
      ["To your bank", await toBank()],
      ["Pay €24.90 with Bancontact", await wayTo("bancontact-mobile", "4712")],
      ["Confirm your payment", await toConfirm()],
      ["Payment not found", `${shop.url}/sips/return/1.forged.reference`],
      ["Page not found", `${shop.url}/sips/nothing`],
    ];
    for (const [title, url] of pages) {
      // Pages that lead on at once are never loaded to the end.
      await page.goto(url, { waitUntil: "commit" });
      await page.getByRole("heading", { level: 1, name: title }).waitFor();
      await isDecent();
    }
  });
});

test("the confirmation says that it is busy, also to a screen reader, and the keyboard alone confirms", async () => {
  await opens("light", 360);
  await page.goto(await toConfirm());
  const paths: string[] = [];
  await page.route("**/confirm/**", async (route) => {
    paths.push(route.request().postData() ?? "");
    await route.fulfill({ status: 204 });
  });
  await page.keyboard.press("Tab");
  expect(
    await page.getByRole("button", { name: "Pay €24.90" }).evaluate((one) => one.matches(":focus")),
  ).toBe(true);
  await page.keyboard.press("Enter");
  await page.getByRole("status").getByText("One moment").waitFor();
  await isDecent();
  expect(paths).toEqual(["answer=confirm"]);
  await page.unroute("**/confirm/**");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/result/);
  expect(shop.results).toMatchObject([{ state: "accepted" }]);
});

test("the confirmation from the back-forward cache is not asked again: it leads to what has come of it", async () => {
  await opens("light", 360);
  await page.goto(await toConfirm());
  const answered = await fetch(page.url(), {
    method: "POST",
    body: new URLSearchParams({ answer: "confirm" }),
    redirect: "manual",
  });
  expect(answered.status).toBe(303);
  // As such a browser does: this one has no such cache.
  await page.evaluate(() => void dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
  await page.waitForURL(/\/result/);
});
