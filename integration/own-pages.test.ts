import { bancontactMobile, card, paypal, sipsRouter, type PageSettings } from "@sips-kit/server";
import { afterEach, describe, expect, test } from "vitest";
import { createBuyer, formOf } from "./buyer.js";
import { openShop, type Shop, type ShopChange } from "./shop.js";
import { createSupplierBuyer } from "./supplier-buyer.js";

/* The pages that the router serves itself: what they say of shop and payment, and in which language. */

let shop: Shop;
afterEach(() => shop.close());

const open = async (change: ShopChange = {}) => {
  shop = await openShop({ paymentMethods: [card(), paypal(), bancontactMobile()], ...change });
};

/** The page on the way to a supplier. */
async function wayTo(paymentMethod: string): Promise<string> {
  const buyer = createSupplierBuyer(shop, paymentMethod);
  const { body } = await buyer.pays(await buyer.opens());
  return new URL(String(body["url"]), shop.url).href;
}

/** The page on which a buyer, back from PayPal, is to confirm. */
async function toConfirm() {
  const buyer = createSupplierBuyer(shop, "paypal");
  const page = await buyer.comesBack(await buyer.decides(await wayTo("paypal"), "Confirm"));
  return { buyer, page };
}

const read = async (url: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(url, { headers });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};
const browser = { accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8" };

describe("the shop's name, logo and colour", () => {
  test("stand on a page, escaped, and the policy lets in the logo alone", async () => {
    await open({
      pages: {
        shopName: `Tea & "Cups"`,
        logoUrl: "/logo.svg",
        accentColor: "#ffd400",
        darkAccentColor: "#2f5a4b",
      },
    });
    const { text, headers } = await read(await wayTo("paypal"));
    expect(text).toContain("<title>To PayPal · Tea &#38; &#34;Cups&#34;</title>");
    expect(text).toContain(`<img src="/logo.svg" alt="">Tea &#38; &#34;Cups&#34;`);
    expect(text).toContain("--accent: #ffd400; --on-accent: #000;");
    expect(text).toContain("--accent: #2f5a4b; --on-accent: #fff;");
    expect(text).not.toMatch(/\sstyle=/);
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("img-src 'self';");
    expect(policy).not.toContain("unsafe");
  });

  test("by default there is none, and no image may be loaded", async () => {
    await open();
    const { text, headers } = await read(await wayTo("paypal"));
    expect(text).toContain("<title>To PayPal</title>");
    expect(text).not.toContain("<header");
    expect(headers.get("content-security-policy")).not.toContain("img-src");
  });

  test("a logo on another host: the policy names that host", async () => {
    await open({ pages: { logoUrl: "https://cdn.example/tea/logo.svg" } });
    const { headers } = await read(await wayTo("paypal"));
    expect(headers.get("content-security-policy")).toContain("img-src https://cdn.example;");
  });

  test.each<[string, PageSettings]>([
    ["pages.accentColor", { accentColor: "green" }],
    ["pages.darkAccentColor", { darkAccentColor: "#123456; } body { display: none" }],
    ["pages.logoUrl", { logoUrl: "//elsewhere.example/logo.svg" }],
    ["pages.logoUrl", { logoUrl: "https://cdn.example/logo.svg; script-src *" }],
  ])("a malformed %s is named at once", async (setting, pages) => {
    await open();
    expect(() => sipsRouter(shop.payments, { pages })).toThrow(
      expect.objectContaining({ code: "PAYMENTS_CONFIGURATION_INVALID", setting }),
    );
  });
});

describe("the amount", () => {
  test.each(["paypal", "bancontact-mobile"])("is told on the way to %s", async (method) => {
    await open();
    expect((await read(await wayTo(method))).text).toContain("€24.90");
  });

  test("is told on the way to the bank", async () => {
    await open();
    const buyer = createBuyer(shop);
    const { body } = await buyer.pays(await buyer.opens("4711"), await buyer.types("5100000000000800"));
    const { text } = await buyer.open(new URL(String(body["url"]), shop.url).href);
    expect(text).toContain("<h1>To your bank</h1>");
    expect(text).toContain("€24.90");
  });
});

describe("the language", () => {
  test("is the browser's, unless the shop knows better", async () => {
    await open();
    const french = await read(await wayTo("paypal"), { "accept-language": "fr-FR,en;q=0.5" });
    expect(french.text).toContain(`<html lang="fr">`);
    expect(french.headers.get("content-language")).toBe("fr");
    expect(french.text).toContain("Vers PayPal");
    expect(french.text).toContain("24,90\u00a0€");
    await shop.close();

    await open({ pages: { languageOf: () => "en" } });
    const english = await read(await wayTo("paypal"), { "accept-language": "fr" });
    expect(english.text).toContain(`<html lang="en">`);
  });
});

describe("an error", () => {
  test.each([
    ["/sips/nothing", 404, "Page not found", "PAYMENT_ROUTE_UNKNOWN"],
    ["/sips/payments", 405, "Page not found", "PAYMENT_METHOD_NOT_ALLOWED"],
    ["/sips/progress/1.forged.reference", 400, "That did not work", "PAYMENT_SESSION_INVALID"],
  ])("at %s is a page for a browser, and a problem for everybody else", async (path, status, title, code) => {
    await open();
    const page = await read(shop.url + path, browser);
    expect(page.status).toBe(status);
    expect(page.headers.get("content-type")).toContain("text/html");
    expect(page.text).toContain(`<h1>${title}</h1>`);
    expect(page.text).toContain(code);
    for (const headers of [{}, { accept: "application/json" }]) {
      const problem = await read(shop.url + path, headers);
      expect(problem.status).toBe(status);
      expect(problem.headers.get("content-type")).toContain("application/problem+json");
      expect(JSON.parse(problem.text)).toMatchObject({ code });
    }
  });
});

describe("a confirmation whose order the shop cannot confirm", () => {
  test("charges nothing, says so, and its button asks again", async () => {
    let isDown = false;
    await open({
      resolveOrder: (orderId, { step }) => {
        if (isDown && step === "charge") throw new Error("the database is away");
        return { orderId, amountMinor: 2490, currencyCode: "978" };
      },
    });
    const { buyer, page } = await toConfirm();
    isDown = true;
    const held = await buyer.submit(formOf(page), "Pay €24.90");
    expect(held.status).toBe(503);
    expect(held.text).toContain("Nothing was charged just now.");
    expect(shop.results).toEqual([]);
    isDown = false;
    const result = await buyer.submit(formOf(held), "Try again");
    expect(JSON.parse(result.text)).toMatchObject({ state: "accepted" });
    expect(shop.results).toMatchObject([{ state: "accepted" }]);
  });
});
