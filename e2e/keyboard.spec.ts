import type { Locator, Page } from "@playwright/test";
import { cards } from "./cards.js";
import { checkoutPage } from "./pages/checkout-page.js";
import { camille, deliveryPage } from "./pages/delivery-page.js";
import { developerView } from "./pages/developer-view.js";
import { pressTabUntil } from "./pages/keyboard.js";
import { resultPage } from "./pages/result-page.js";
import { expect, test } from "./test.js";

for (const mode of ["hosted", "cse"] as const) {
  test(`${mode}: from the shop page to Paid, using only the keyboard`, async ({ page }) => {
    await developerView(page).set({ cards: mode });
    await page.goto("/");
    await tabTo(page, "Add to basket");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/basket");
    await tabTo(page, "Check out");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/checkout/delivery?*");
    // What is missing is listed where the focus goes, and each line leads to its field.
    await tabTo(page, "Continue to payment");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("alert")).toBeFocused();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    const delivery = deliveryPage(page);
    await expect(delivery.field("E-mail address")).toBeFocused();
    for (const [label, text] of Object.entries(camille)) {
      await typeInto(page, delivery.field(label), text);
    }
    await pressTabUntil(page, () => delivery.terms.evaluate((box) => box.matches(":focus")));
    await page.keyboard.press("Space");
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
      await typeInto(page, checkout.field(label), text);
    }
    await page.keyboard.press("Enter");
    await resultPage(page).says("Paid");
  });
}

test("hosted: Tab leads from each field to the next, unless the card leaves a brand to choose", async ({
  page,
  checkOut,
}) => {
  const { field, isReady } = await checkOut("hosted");
  await isReady();
  await field("Card number").focus();
  await page.keyboard.press("Tab");
  await expect(field("Expiry date")).toBeFocused();
  await field("Card number").fill(cards.frictionless.number);
  const brands = page.frameLocator("iframe[title='Card brand']");
  await expect(brands.locator(".logo")).toHaveCount(1);
  await page.keyboard.press("Tab");
  await expect(field("Expiry date")).toBeFocused();
  await field("Card number").fill(cards.coBadged.number);
  await expect(brands.locator(".logo")).toHaveCount(2);
  await page.keyboard.press("Tab");
  await expect(brands.getByRole("radio").first()).toBeFocused();
});

async function typeInto(page: Page, field: Locator, text: string): Promise<void> {
  await pressTabUntil(page, () => field.evaluate((input) => input.matches(":focus")));
  await page.keyboard.type(text);
}

function tabTo(page: Page, name: string): Promise<void> {
  return pressTabUntil(page, () =>
    page.evaluate((text) => document.activeElement?.textContent?.trim() === text, name),
  );
}
