import { chromium, type Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from "vitest";
import { openCardForm, type CardFormPage } from "./card-form-page.js";
import { createMovableTime, type MovableTime } from "./movable-time.js";
import { openShop, type Shop, type ShopChange } from "./shop.js";

/* The box by which a buyer agrees to their card being saved. */

const frictionless = "5100000100000700";
let browser: Browser;
let shop: Shop;
let form: CardFormPage;
let time: MovableTime;
beforeAll(async () => {
  browser = await chromium.launch(inject("chromium"));
});
afterAll(() => browser.close());
afterEach(async () => {
  await form.close();
  await shop.close();
});

async function opens(mode: "hosted" | "cse", change: ShopChange = { resolveWallet: () => "ANN" }, more = "") {
  time = createMovableTime();
  shop = await openShop({ now: time.now, timers: time.timers, ...change });
  shop.orders.set("4711", { orderId: "4711", amountMinor: 2490, currencyCode: "978" });
  form = await openCardForm(browser, shop, mode, {
    elements: "save-card.js",
    body: `<sips-card-form mode="${mode}" order-id="4711" submit-label="Pay 24.90 EUR" ${more}></sips-card-form>`,
  });
  await form.page.locator("sips-card-form[state=ready]").waitFor();
}

const box = (name = "Save this card for later payments") => form.page.getByRole("checkbox", { name });
const pay = () => form.page.getByRole("button", { name: "Pay 24.90 EUR" });
const sent = () => form.sent.filter(({ to }) => to === "payments").map(({ body }) => body);

async function saved(): Promise<number> {
  time.pass(20_000);
  await shop.payments.reconcile();
  const wallet = await shop.gateway.getWalletData({ merchantWalletId: "ANN" });
  return wallet.kind === "accepted" ? (wallet.answer.walletPaymentMeanDataList?.length ?? 0) : 0;
}

describe.each(["hosted", "cse"] as const)("mode %s", (mode) => {
  it("saves the card of a buyer who ticks the box by keyboard, once the bank has asked them", async () => {
    await opens(mode);
    await form.fill(frictionless);
    expect(await box().isChecked()).toBe(false);
    await box().focus();
    await form.page.keyboard.press("Space");
    await pay().click();
    await form.page.getByRole("button", { name: "Authenticate" }).click();
    await form.page.waitForURL(/\/result/);
    expect(sent()).toMatchObject([{ saveCard: true }]);
    expect(shop.results).toMatchObject([{ state: "accepted" }]);
    expect(await saved()).toBe(1);
    expect(form.complaints).toEqual([]);
  });

  it("saves nothing of a buyer who leaves it alone", async () => {
    await opens(mode);
    await form.fill(frictionless);
    await pay().click();
    await form.page.waitForURL(/\/result/);
    expect(sent()[0]).not.toHaveProperty("saveCard");
    expect(await saved()).toBe(0);
  });
});

it("there is no box for whoever has no wallet", async () => {
  await opens("cse", {});
  expect(await form.page.getByRole("checkbox").count()).toBe(0);
});

it("speaks the buyer's language, is large enough for a thumb, and ends with its card", async () => {
  await opens("cse", undefined, 'locale="fr"');
  const inFrench = box("Enregistrer cette carte pour mes prochains paiements");
  await inFrench.check();
  const label = form.page.locator("label", { has: inFrench });
  expect((await label.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  await form.page.locator("sips-card-form").evaluate((element) => {
    if ("restart" in element && typeof element.restart === "function") element.restart();
  });
  await form.page.locator("sips-card-form[state=ready]").waitFor();
  expect(await inFrench.isChecked()).toBe(false);
});
