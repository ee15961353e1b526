import type { Page } from "@playwright/test";
import { cards } from "./cards.js";
import { checkoutPage } from "./pages/checkout-page.js";
import { resultPage } from "./pages/result-page.js";
import { expect, test } from "./test.js";

for (const mode of ["hosted", "cse"] as const) {
  test(`${mode}: from the shop page to Paid, using only the keyboard`, async ({ page }) => {
    await page.goto("/");
    await tabTo(page, "Add to basket");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/basket");
    await tabTo(page, mode === "hosted" ? "Pay by card" : "Pay with the encrypted card form");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/checkout?*");

    const checkout = checkoutPage(page, mode);
    await checkout.isReady();
    const { number, expiry, csc, holder } = cards.frictionless;
    const typed = {
      "Card number": number,
      "Expiry date": expiry,
      "Security code": csc,
      "Cardholder name": holder,
    };
    for (const [label, text] of Object.entries(typed)) {
      const field = checkout.field(label);
      await pressTabUntil(page, () => field.evaluate((input) => input.matches(":focus")));
      await page.keyboard.type(text);
    }
    await page.keyboard.press("Enter");
    await resultPage(page).says("Paid");
  });
}

function tabTo(page: Page, name: string): Promise<void> {
  return pressTabUntil(page, () =>
    page.evaluate((text) => document.activeElement?.textContent?.trim() === text, name),
  );
}

async function pressTabUntil(page: Page, isThere: () => Promise<boolean>): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await isThere()) return;
    await page.keyboard.press("Tab");
  }
  expect(false, "the keyboard gets there").toBe(true);
}
