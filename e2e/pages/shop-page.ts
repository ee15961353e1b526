import type { Page } from "@playwright/test";
import type { CheckoutMode } from "./checkout-page.js";

/** Shop page and basket. */
export function shopPage(page: Page) {
  return {
    async open(): Promise<void> {
      await page.goto("/");
    },

    async addFirstToBasket(): Promise<void> {
      await page.goto("/");
      await page.getByRole("button", { name: "Add to basket" }).first().click();
      await page.waitForURL("**/basket");
    },

    /** Goes from the basket to the payment page. */
    async checkOut(mode: CheckoutMode): Promise<void> {
      const name = mode === "hosted" ? "Pay by card" : "Pay with the encrypted card form";
      await page.getByRole("link", { name }).click();
      await page.waitForURL("**/checkout?*");
    },
  };
}
