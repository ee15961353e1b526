import type { Page } from "@playwright/test";
import { axeFindsNothing } from "./axe.js";
import { cards } from "./cards.js";
import { inEachLook } from "./in-each-look.js";
import { accountPage } from "./pages/account-page.js";
import { deliveryPage } from "./pages/delivery-page.js";
import { developerView } from "./pages/developer-view.js";
import { officePage } from "./pages/office-page.js";
import { orderPage } from "./pages/order-page.js";
import { resultPage } from "./pages/result-page.js";
import { expect, test } from "./test.js";

test("shop page, basket, orders: axe finds nothing", async ({ page, checkOut }) => {
  await page.goto("/");
  await axeFindsNothing(page);
  await page.goto("/basket");
  await axeFindsNothing(page);
  const { orderId, isReady } = await checkOut("cse");
  await isReady();
  await page.goto("/checkout/delivery");
  await axeFindsNothing(page);
  await deliveryPage(page).field("Postal code").fill("750");
  await deliveryPage(page).continue();
  await expect(page.getByRole("alert")).toContainText("One thing needs your attention");
  await axeFindsNothing(page);
  for (const path of [
    "/basket",
    "/orders",
    `/orders/${orderId}`,
    "/no-such-page",
    "/result?payment=x",
    "/terms",
  ]) {
    await page.goto(path);
    await axeFindsNothing(page);
  }
});

for (const mode of ["hosted", "cse"] as const) {
  test(`payment page, ${mode}: axe finds nothing, empty, faulty and with the test cards open`, async ({
    page,
    checkOut,
  }) => {
    const checkout = await checkOut(mode);
    await checkout.isReady();
    await axeFindsNothing(page);
    await developerView(page).set({ view: "on" });
    await page.reload();
    await checkout.isReady();
    await expect(page.getByRole("heading", { name: "Test cards" })).toBeVisible();
    await checkout.payButton.click();
    await expect(page.getByText("Enter your card number.", { exact: true })).toBeVisible();
    await axeFindsNothing(page);
  });
}

test("result pages: axe finds nothing", async ({ page, checkOut }) => {
  const checkout = await checkOut("cse");
  await checkout.payAndAuthenticate(cards.challengedThenRefused);
  await resultPage(page).says("Payment refused");
  await axeFindsNothing(page);
  const again = await checkOut("cse");
  await again.pay(cards.frictionless);
  await resultPage(page).says("Paid");
  await axeFindsNothing(page);
});

test("on narrow and wide screens, light and dark: no page is wider than the screen, tables included, and axe finds nothing", async ({
  page,
  checkOut,
}) => {
  // Four looks of fifteen states.
  test.slow();
  const account = accountPage(page);
  await account.logIn("Simone");
  await account.fill(cards.coBadged);
  await account.brands.getByRole("radio", { name: "Visa" }).check();
  await fits(page);
  const checkout = await checkOut("cse");
  await page.goto("/checkout/delivery");
  await deliveryPage(page).terms.uncheck();
  await deliveryPage(page).continue();
  await fits(page);
  await page.goto("/checkout");
  await checkout.isReady();
  // French is the longer language, and the basket is no longer empty.
  await page.getByRole("button", { name: "Français" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "fr");
  await checkout.isReady();
  await fits(page);
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await checkout.isReady();
  await developerView(page).set({ view: "on" });
  await page.reload();
  await checkout.isReady();
  await fits(page);
  await checkout.payAndAuthenticate(cards.review);
  await resultPage(page).says("Your payment is held for review");
  const reference = await resultPage(page).reference();
  await fits(page);
  await orderPage(page).open(checkout.orderId);
  await fits(page);
  const paid = await checkOut("cse");
  await paid.pay(cards.frictionless);
  await resultPage(page).says("Paid");
  for (const path of ["/outbox", `/orders/${paid.orderId}`, `/orders/${paid.orderId}/receipt`, "/terms"]) {
    await page.goto(path);
    await fits(page);
  }
  const office = officePage(page);
  await office.enter();
  await fits(page);
  await office.openPayment(reference);
  // Six as in the journal, with the head, and one for the earlier visits to the checkout.
  await expect(office.timeline).toHaveCount(7);
  await fits(page);
});

/** Checks that neither the page nor a table in it scrolls sideways. */
async function fits(page: Page): Promise<void> {
  // Elements are found before their style sheet has loaded, and a page without one is as wide as its longest line.
  await page.waitForLoadState("load");
  await inEachLook(page, [360, 1280], async (look) => {
    expect(await page.evaluate(tooWide), look).toEqual([]);
    await axeFindsNothing(page, { look });
  });
}

/** Runs in the page. */
function tooWide(): readonly string[] {
  return [document.documentElement, ...document.querySelectorAll(".scroll")]
    .filter((element) => element.scrollWidth > element.clientWidth)
    .map((element) => `${element.className} ${element.scrollWidth} > ${element.clientWidth}`);
}
