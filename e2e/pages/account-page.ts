import { expect, type Page } from "@playwright/test";
import type { TypedCard } from "../cards.js";

/** The buyer's account with their saved cards. */
export function accountPage(page: Page) {
  return {
    async logIn(name: string): Promise<void> {
      await page.goto("/account");
      await page.getByLabel("Your name").fill(name);
      await page.getByRole("button", { name: "Log in" }).click();
      await expect(page.getByText(`Logged in as ${name.toLowerCase()}`)).toBeVisible();
    },

    brands: page.getByRole("group", { name: "Card brand" }),

    async fill(card: TypedCard): Promise<void> {
      await page.goto("/account");
      // A form loads when it comes into view.
      await page.locator("sips-add-card").scrollIntoViewIfNeeded();
      await expect(page.locator("sips-add-card")).toHaveAttribute("state", "ready");
      await page.getByLabel("Card number").fill(card.number);
      await page.getByLabel("Expiry date").fill(card.expiry);
    },

    /** Saves a card; a co-badged one with the given brand. */
    async save(card: TypedCard, brand?: string): Promise<void> {
      await this.fill(card);
      if (brand !== undefined) await this.brands.getByRole("radio", { name: brand }).check();
      await page.getByRole("button", { name: "Save this card" }).click();
      await page.waitForURL("**/account?saved=1");
      await expect(page.getByText("Your card was saved.")).toBeVisible();
    },

    cards: page.getByRole("region", { name: "Saved cards" }).getByRole("listitem"),
  };
}

/** The payment page with the saved cards. */
export function savedCardsPage(page: Page) {
  return {
    async isReady(): Promise<void> {
      await expect(page.locator("sips-saved-cards")).toHaveAttribute("state", "ready");
    },
    async orderId(): Promise<string> {
      return (await page.locator("sips-saved-cards").getAttribute("order-id")) ?? "";
    },
    card: (text: RegExp) => page.getByRole("radio", { name: text }),
    async pay(csc: string): Promise<void> {
      await this.isReady();
      await page.getByLabel("Security code").fill(csc);
      await page.getByRole("button", { name: /^Pay €[\d.]+$/ }).click();
    },
  };
}
