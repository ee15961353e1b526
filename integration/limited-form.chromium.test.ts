import { chromium, type Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, inject, it } from "vitest";
import { openCardForm, type CardFormPage } from "./card-form-page.js";
import { openShop, type Shop } from "./shop.js";

let browser: Browser;
let shop: Shop;
let form: CardFormPage;
let moved = 0;
beforeAll(async () => void (browser = await chromium.launch(inject("chromium"))));
afterAll(() => browser.close());
afterEach(async () => {
  await form.close();
  await shop.close();
});

it.each([
  ["en", /You can try again at \d{1,2}:\d\d\s[AP]M\.$/, "Try again"],
  ["fr", /Vous pourrez réessayer à \d{1,2}:\d\d\.$/, "Réessayer"],
])(
  "a buyer who is limited reads in %s from when on it works again, and then it does",
  async (locale, text, again) => {
    moved = 0;
    shop = await openShop({
      now: () => Date.now() + moved,
      limits: { rules: { openedByAddress: { free: 0, windowMs: 3_600_000 } } },
    });
    shop.orders.set("4711", { orderId: "4711", amountMinor: 2490, currencyCode: "978" });
    const body = `<sips-card-form mode="cse" endpoint="/sips" order-id="4711" locale="${locale}"></sips-card-form>`;
    const before = Date.now();
    form = await openCardForm(browser, shop, "cse", { body });
    const notice = form.page.getByRole("alert").filter({ hasText: text });
    await notice.waitFor({ timeout: 60_000 });
    // By the browser's clock, in this machine's time zone: 30 s from now, rounded up to the minute.
    const [, hours = "", minutes = ""] = /(\d{1,2}):(\d\d)/.exec(await notice.innerText()) ?? [];
    const shown = new Date(before);
    shown.setMinutes(Number(minutes), 0, 0);
    const waitMs = (shown.getTime() - before + 3_600_000) % 3_600_000;
    expect(waitMs).toBeGreaterThanOrEqual(30_000);
    expect(waitMs).toBeLessThan(30_000 + 60_000 + (Date.now() - before));
    expect(Number(hours) % 12).toBe(new Date(before + waitMs).getHours() % 12);
    moved = 30_000;
    await form.page.getByRole("button", { name: again }).click();
    await form.page.locator("sips-card-form[state=ready]").waitFor({ timeout: 60_000 });
  },
  180_000,
);
