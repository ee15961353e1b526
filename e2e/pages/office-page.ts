import { expect, type Page } from "@playwright/test";

/** The shop's back office. */
export function officePage(page: Page) {
  return {
    async enter(): Promise<void> {
      await page.goto("/office");
      await page.getByRole("button", { name: "Sign in as staff" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Back office");
    },

    async openPayment(reference: string): Promise<void> {
      await page.goto("/office");
      await page.getByRole("link", { name: reference }).click();
    },

    /** Requests an action, and waits for the confirmation page. */
    async asks(action: string, amount: string): Promise<void> {
      await page.getByLabel("Amount in euros").fill(amount);
      await page.getByRole("button", { name: action, exact: true }).click();
    },

    /** Requests an action and confirms it with the button that names action and amount. */
    async does(action: string, amount: string): Promise<void> {
      await this.asks(action, amount);
      await page.getByRole("button", { name: `${action} €${amount}`, exact: true }).click();
    },

    status: page.locator("dt", { hasText: "Status" }).locator("+ dd"),
    left: page.locator("dt", { hasText: "Remaining" }).locator("+ dd"),
  };
}
