import { expect, type Page } from "@playwright/test";

/** The page that shows the buyer the result of the payment. */
export function resultPage(page: Page) {
  return {
    heading: page.getByRole("heading", { level: 1 }),

    async says(text: string): Promise<void> {
      await page.waitForURL("**/result?*");
      await expect(this.heading).toHaveText(text);
    },

    async reference(): Promise<string> {
      return page.locator("dt", { hasText: "Payment reference" }).locator("+ dd").innerText();
    },
  };
}
