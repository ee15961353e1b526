import { chromium, type Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { openCardForm, type CardFormPage } from "./card-form-page.js";
import { controlOf } from "./control.js";
import { openShop, type Shop } from "./shop.js";

const cards = {
  frictionless: "5100000100000700",
  coBadged: "4300000100000800",
};

declare module "vitest" {
  interface ProvidedContext {
    /** Where the test machine's Chromium is, and how it is started; vitest.config.ts finds it. */
    chromium: { executablePath?: string; args: string[] };
  }
}

let browser: Browser;
let shop: Shop;
let form: CardFormPage;
let now = 0;
beforeAll(async () => void (browser = await chromium.launch(inject("chromium"))));
afterAll(() => browser.close());
beforeEach(async () => {
  now = 0;
  shop = await openShop({ now: () => Date.now() + now });
  shop.orders.set("4711", { orderId: "4711", amountMinor: 2490, currencyCode: "978" });
});
afterEach(async (context) => {
  if (context.task.result?.state === "fail")
    console.error(form.complaints, await form.page.locator("body").innerText());
  await form.close();
  await shop.close();
});

const element = (mode: string, more = "") =>
  `<sips-card-form mode="${mode}" endpoint="/sips" order-id="4711" submit-label="Pay 24.90 EUR" ${more}></sips-card-form>`;

const pay = () => form.page.getByRole("button", { name: "Pay 24.90 EUR" }).click();
const paid = () => form.page.waitForURL(/\/result/);
const sentTo = (path: string) => form.sent.filter(({ to }) => to === path).map(({ body }) => body);

describe.each(["hosted", "cse"] as const)("%s", (mode) => {
  it("pays under a strict CSP with Trusted Types, three shadow roots deep", async () => {
    form = await openCardForm(browser, shop, mode, {
      body: `<shop-outer></shop-outer>`,
      script: `const host = (tag, inner) => customElements.define(tag, class extends HTMLElement {
        connectedCallback() { this.attachShadow({ mode: "open" }).append(document.createElement(inner)); } });
        customElements.define("shop-inner", class extends HTMLElement {
          connectedCallback() {
            const form = document.createElement("sips-card-form");
            for (const [name, value] of Object.entries({ mode: "${mode}", "order-id": "4711",
              "submit-label": "Pay 24.90 EUR" })) form.setAttribute(name, value);
            this.attachShadow({ mode: "open" }).append(form);
          } });
        host("shop-middle", "shop-inner");
        host("shop-outer", "shop-middle");`,
    });
    await form.fill(cards.frictionless);
    await pay();
    await paid();
    expect(shop.results.map(({ state }) => state)).toEqual(["accepted"]);
    expect(form.complaints).toEqual([]);
  });

  it("sends once for any number of clicks, with neither card number nor security code in clear", async () => {
    form = await openCardForm(browser, shop, mode, { body: element(mode) });
    await form.fill(cards.frictionless);
    await form.page
      .getByRole("button", { name: "Pay 24.90 EUR" })
      .evaluate((button: HTMLElement) => [1, 2, 3].forEach(() => button.click()));
    await paid();
    expect(sentTo("payments")).toHaveLength(1);
    expect(JSON.stringify(form.sent)).not.toContain(cards.frictionless);
    expect(Object.values(sentTo("payments")[0] ?? {})).not.toContain("123");
    expect(await controlOf(shop).charges()).toHaveLength(1);
  });

  it("puts only the token into the shop's own form, which is then submitted", async () => {
    form = await openCardForm(browser, shop, mode, {
      body: `<form method="get" action="/done"><input name="remark" value="ring twice">${element(mode, 'name="card"')}
        <button name="how" value="now">Order with payment</button></form>`,
    });
    await form.fill(cards.frictionless);
    await form.page.getByRole("button", { name: "Order with payment" }).click();
    await form.page.waitForURL(/\/done/);
    const { searchParams } = new URL(form.page.url());
    expect([...searchParams.keys()].sort()).toEqual(
      [
        "card",
        "card.paymentMeanBrand",
        "card.paymentMeanBrandSelectionStatus",
        "card.session",
        "how",
        "remark",
      ].filter((name) => mode === "hosted" || searchParams.has(name)),
    );
    expect(searchParams.get("card")).toBeTruthy();
    expect(form.page.url()).not.toContain(cards.frictionless);
    expect(sentTo("payments")).toEqual([]);
  });

  it("sends the same request again if no answer came, and is not charged twice", async () => {
    form = await openCardForm(browser, shop, mode, { body: element(mode) });
    let cut = true;
    await form.page.route("**/sips/payments", async (route) => {
      if (!cut) return route.continue();
      cut = false;
      await route.fetch();
      await route.abort();
    });
    await form.fill(cards.frictionless);
    await pay();
    await form.page.getByRole("alert").getByText("We cannot reach the shop.").waitFor();
    await form.page.getByRole("button", { name: "Try again" }).click();
    await paid();
    const [first, second] = sentTo("payments");
    expect(second).toEqual(first);
    expect(await controlOf(shop).charges()).toHaveLength(1);
  });

  it("opens a new session in the background when the first has expired, and says what to do", async () => {
    form = await openCardForm(browser, shop, mode, { body: element(mode) });
    await form.fill(cards.frictionless);
    now = 3_600_000;
    await pay();
    await form.page.getByText("The time to pay has run out. Please enter your card again.").waitFor();
    // The browser may report the request after the sentence is shown.
    await expect.poll(() => sentTo("sessions").length).toBe(2);
    await form.fill(cards.frictionless);
    await pay();
    await paid();
  });

  it("reports what is missing, per field and to a screen reader, and focuses the first field", async () => {
    form = await openCardForm(browser, shop, mode, { body: element(mode) });
    await form.page.locator("sips-card-form[state=ready]").waitFor();
    await pay();
    for (const sentence of [
      "Enter your card number.",
      "Enter the expiry date.",
      "Enter the security code.",
    ]) {
      await form.page.locator("#error").getByText(sentence).waitFor();
    }
    await form.page.getByRole("alert").getByText("Enter your card number. Enter the expiry date.").waitFor();
    await form.page.keyboard.type(cards.frictionless);
    expect(await form.field("Card number").inputValue()).toBe("5100 0001 0000 0700");
    expect(sentTo("payments")).toEqual([]);
  });
});

it("reports what is missing also where the buyer presses Enter in a field that is right", async () => {
  form = await openCardForm(browser, shop, "cse", { body: element("cse") });
  await form.page.locator("sips-card-form[state=ready]").waitFor();
  await form.field("Cardholder name").fill("Ann Lee");
  await form.page.keyboard.press("Enter");
  await expect.poll(() => form.page.locator("#error").first().textContent()).toBe("Enter your card number.");
  const told = await form.page.locator(".unseen[role=alert]").textContent();
  expect(told).toBe("Enter your card number. Enter the expiry date. Enter the security code.");
});

describe("the brand of a co-badged card", () => {
  it("is the cardholder's choice, kept while they continue typing", async () => {
    form = await openCardForm(browser, shop, "cse", { body: element("cse", 'default-brand="CB"') });
    await form.page.locator("sips-card-form[state=ready]").waitFor();
    await form.field("Card number").pressSequentially(cards.coBadged.slice(0, 8));
    await form.page.getByRole("radio", { name: "Visa" }).check();
    await form.fill(cards.coBadged);
    await pay();
    await paid();
    expect(sentTo("payments")[0]).toMatchObject({
      paymentMeanBrand: "VISA",
      paymentMeanBrandSelectionStatus: "APPLIED_HOLDER",
    });
    const digits = sentTo("brands").map(({ cardIIN }) => String(cardIIN).length);
    expect(digits.length).toBeGreaterThan(0);
    expect(Math.max(...digits)).toBeLessThanOrEqual(8);
  });

  it("is the shop's declared default if the cardholder does not change it", async () => {
    form = await openCardForm(browser, shop, "cse", { body: element("cse", 'default-brand="CB"') });
    await form.fill(cards.coBadged);
    await form.page.getByRole("radio", { name: "CB" }).waitFor();
    await pay();
    await paid();
    expect(sentTo("payments")[0]).toMatchObject({
      paymentMeanBrand: "CB",
      paymentMeanBrandSelectionStatus: "APPLIED_DEFAULT",
    });
  });

  /** Nothing is sent before the choice that Pay has brought up. */
  async function choosesVisaOncePayIsPressed(): Promise<void> {
    await pay();
    await form.page.getByRole("radio", { name: "Visa" }).check();
    await form.page.locator("sips-card-form[state=ready]").waitFor();
    expect(sentTo("payments")).toEqual([]);
    await pay();
    await paid();
    expect(sentTo("payments")).toMatchObject([{ paymentMeanBrand: "VISA" }]);
  }

  it("is shown before payment, even if the cardholder presses Pay before the gateway has answered", async () => {
    form = await openCardForm(browser, shop, "cse", { body: element("cse") });
    await form.page.route("**/sips/brands", async (route) => {
      await form.page.locator("sips-card-form[state=busy]").waitFor();
      await route.continue();
    });
    await form.fill(cards.coBadged);
    await choosesVisaOncePayIsPressed();
  });

  it("is asked for again if the network failed, at the latest before payment", async () => {
    form = await openCardForm(browser, shop, "cse", { body: element("cse") });
    const isBusy = form.page.locator("sips-card-form[state=busy]");
    await form.page.route("**/sips/brands", async (route) =>
      (await isBusy.count()) > 0 ? route.continue() : route.abort(),
    );
    const failed = form.page.waitForEvent("requestfailed");
    await form.fill(cards.coBadged);
    await failed;
    await choosesVisaOncePayIsPressed();
  });

  it("comes from the gateway's own frame in hosted mode", async () => {
    form = await openCardForm(browser, shop, "hosted", { body: element("hosted") });
    await form.fill(cards.coBadged);
    await form.page.frameLocator('iframe[title="Card brand"]').getByRole("radio", { name: "VISA" }).check();
    await pay();
    await paid();
    expect(sentTo("payments")[0]).toMatchObject({
      paymentMeanBrand: "VISA",
      paymentMeanBrandSelectionStatus: "APPLIED_HOLDER",
    });
  });
});

describe("encryption by the bank's own script", () => {
  it("is called by its path, without a key of the shop, and its result pays", async () => {
    await shop.close();
    shop = await openShop({ cse: { scheme: "vendor" } });
    shop.orders.set("4711", { orderId: "4711", amountMinor: 2490, currencyCode: "978" });
    const spki = shop.simulator.csePublicKeyPem.replace(/-----[A-Z ]+-----|\s/g, "");
    form = await openCardForm(browser, shop, "cse", {
      body: element("cse", 'cse-vendor="Bank.cse.encrypt"'),
      // Stands in for the bank's script: WebCrypto with its own key.
      script: `const bytes = (text) => Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
        const algorithm = { name: "RSA-OAEP", hash: "SHA-256" };
        window.Bank = { cse: { async encrypt(value) {
          const key = await crypto.subtle.importKey("spki", bytes("${spki}"), algorithm, false, ["encrypt"]);
          const opened = await crypto.subtle.encrypt(algorithm, key, new TextEncoder().encode(value));
          return btoa(String.fromCharCode(...new Uint8Array(opened)));
        } } };`,
    });
    await form.fill(cards.frictionless);
    await pay();
    await paid();
    expect(sentTo("payments")[0]?.["cardNumber"]).toMatch(/^[A-Za-z0-9+/=]{344}$/);
    expect(await controlOf(shop).charges()).toHaveLength(1);
  });

  it("says that it failed, and can be tried again, when the bank's script never answers", async () => {
    await shop.close();
    shop = await openShop({ cse: { scheme: "vendor" } });
    shop.orders.set("4711", { orderId: "4711", amountMinor: 2490, currencyCode: "978" });
    form = await openCardForm(browser, shop, "cse", {
      body: element("cse", 'cse-vendor="Bank.cse.encrypt"'),
      script: `window.Bank = { cse: { encrypt() { document.title = "asked"; return new Promise(() => {}); } } };
        addEventListener("payment-error", ({ detail }) => { document.title = detail.code; });`,
    });
    await form.fill(cards.frictionless);
    await form.page.clock.install();
    await pay();
    await expect.poll(() => form.page.title()).toBe("asked");
    await form.page.clock.fastForward(30_000);
    await form.page.getByText("Something went wrong. Try again.").waitFor();
    expect(await form.page.title()).toBe("CSE_VENDOR_TIMEOUT");
    await form.page.getByRole("button", { name: "Try again" }).click();
    await form.page.locator("sips-card-form[state=ready]").waitFor();
    expect(sentTo("payments")).toEqual([]);
  });
});
