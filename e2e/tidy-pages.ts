import { expect, type Page } from "@playwright/test";
import { expectTidyLayout } from "./layout-rules.js";
import { officePage } from "./pages/office-page.js";
import { placeOrder } from "./place-order.js";

/** A French buyer's pages and those of the office: on a phone none is too wide, and no text leaves its box. */
export async function expectTidyPages(page: Page): Promise<void> {
  await placeOrder(page);
  await areTidy(page, ["/", "/basket", "/checkout/delivery", "/checkout", "/orders", "/account", "/terms"]);
  await page.goto("/office");
  await officePage(page, "fr").logIn("ines");
  await areTidy(page, ["/office", "/office/fraud", "/office/days", "/office/phone-order"]);
}

async function areTidy(page: Page, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await page.goto(path);
    await expect(page.getByRole("main")).toBeVisible();
    await expectTidyLayout(page);
  }
}
