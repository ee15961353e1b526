import type { Page } from "@playwright/test";
import { deliveryPage } from "./delivery-page.js";

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

    /** Goes from the basket, through contact and delivery, to the payment page. */
    async checkOut(): Promise<void> {
      await page.goto("/basket");
      await page.getByRole("link", { name: "Check out" }).click();
      await deliveryPage(page).complete();
    },
  };
}
