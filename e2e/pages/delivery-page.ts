import type { Page } from "@playwright/test";

/** What the tests' buyer types. */
export const camille = {
  "E-mail address": "camille@example.com",
  "First and last name": "Camille Martin",
  Address: "12 rue des Lilas",
  "Postal code": "75011",
  "Town or city": "Paris",
};

/** The first step of the checkout: contact, delivery and terms. */
export function deliveryPage(page: Page) {
  return {
    field: (label: string) => page.getByLabel(label, { exact: true }),
    terms: page.getByRole("checkbox", { name: /^I accept the terms of sale/ }),

    async fill(): Promise<void> {
      for (const [label, text] of Object.entries(camille)) await this.field(label).fill(text);
      await this.terms.check();
    },

    continue: () => page.getByRole("button", { name: "Continue to payment" }).click(),

    /** Fills everything in and goes on to the payment page. */
    async complete(): Promise<void> {
      await this.fill();
      await this.continue();
      await page.waitForURL("**/checkout?*");
    },
  };
}
