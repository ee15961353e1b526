import { chromium, type Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, inject } from "vitest";
import { openCardForm, type CardFormPage } from "./card-form-page.js";
import { openShop, type Shop, type ShopChange } from "./shop.js";

/** A shop with order 4711 and a page with a card form, new for each test of a file. */
export function useCardForm(mode: "hosted" | "cse", change: ShopChange = {}) {
  let browser: Browser;
  let shop: Shop;
  let form: CardFormPage | undefined;
  beforeAll(async () => void (browser = await chromium.launch(inject("chromium"))));
  afterAll(() => browser.close());
  beforeEach(async () => {
    shop = await openShop(change);
    shop.orders.set("4711", { orderId: "4711", amountMinor: 2490, currencyCode: "978" });
  });
  afterEach(async (context) => {
    if (context.task.result?.state === "fail")
      console.error(form?.complaints, await form?.page.locator("body").innerText());
    await form?.close();
    await shop.close();
  });
  return {
    shop: () => shop,
    async open(page: { body: string; script?: string }): Promise<CardFormPage> {
      form = await openCardForm(browser, shop, mode, page);
      return form;
    },
  };
}
