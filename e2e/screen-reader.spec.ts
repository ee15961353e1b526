import type { Page } from "@playwright/test";
import { developerView } from "./pages/developer-view.js";
import { officePage } from "./pages/office-page.js";
import { shopPage } from "./pages/shop-page.js";
import { placeOrder } from "./place-order.js";
import { expect, test } from "./test.js";

test("no field is called invalid before the buyer has been at it", async ({ page }) => {
  await shopPage(page).addFirstToBasket();
  for (const path of ["/basket", "/checkout/delivery", "/account"]) {
    await page.goto(path);
    expect(await invalidFields(page), path).toEqual([]);
  }
});

test("in the basket, a quantity is told with its product, and a new total as a total", async ({ page }) => {
  await shopPage(page).addFirstToBasket();
  const quantity = page.getByRole("spinbutton", { name: "Quantity" });
  await expect(quantity).toHaveAccessibleDescription("Morning mug");
  await quantity.fill("3");
  await quantity.press("Tab");
  const told = page.locator("[aria-live=polite][aria-atomic=true]");
  await expect(told).toHaveText(/^\s*Total\s+€74\.70\s*$/);
});

for (const [locale, language] of [
  ["en-GB", "en"],
  ["fr-FR", "fr"],
] as const) {
  test.describe(language, () => {
    test.use({ locale });

    test("each page has a title of its own", async ({ page }) => {
      await developerView(page).set({ view: "on" });
      await placeOrder(page);
      const shop = ["/", "/basket", "/checkout/delivery", "/checkout", "/orders", "/account", "/terms"];
      const titles = await titlesOf(page, [
        ...shop,
        "/outbox",
        "/orders/4711",
        "/result?payment=x",
        "/nowhere",
      ]);
      await page.goto("/office");
      titles.push(await page.title());
      await officePage(page, language).logIn("ines");
      // Once there are many payments, the list has a navigation of its own.
      await expect(page.getByRole("navigation").first()).toBeVisible();
      const office = ["review", "credits", "fraud", "days", "phone-order", "webhooks", "nowhere"];
      titles.push(...(await titlesOf(page, ["/office", ...office.map((name) => `/office/${name}`)])));
      expect(new Set(titles).size, titles.join("\n")).toBe(titles.length);
      // None repeats itself.
      for (const title of titles) expect(new Set(title.split(" · ")).size, title).toBe(2);
    });
  });
}

async function titlesOf(page: Page, paths: readonly string[]): Promise<string[]> {
  const titles: string[] = [];
  for (const path of paths) {
    await page.goto(path);
    titles.push(await page.title());
  }
  return titles;
}

/** The names of the fields that the browser gives to a screen reader as invalid. */
async function invalidFields(page: Page): Promise<unknown[]> {
  const browser = await page.context().newCDPSession(page);
  const { nodes } = await browser.send("Accessibility.getFullAXTree");
  await browser.detach();
  return nodes
    .filter(({ properties = [] }) =>
      properties.some(({ name, value }) => name === "invalid" && value.value !== "false"),
    )
    .map(({ name }) => name?.value);
}
