import { expect, type Page } from "@playwright/test";

/** The payment page when buyers pay elsewhere: at PayPal, or at their bank by iDEAL. */
export function elsewherePage(page: Page, method: "paypal" | "ideal") {
  const element = page.locator(`sips-${method}`);
  return {
    element,

    /** Opens it for what is in the basket. */
    async open(orderId?: string): Promise<void> {
      await page.goto(`/checkout?mode=${method}${orderId === undefined ? "" : `&order=${orderId}`}`);
      await expect(element).toHaveAttribute("state", /ready|failed/);
    },

    async orderId(): Promise<string> {
      return (await element.getAttribute("order-id")) ?? "";
    },

    /** Presses the button, and stands before the supplier's own page. */
    async leave(bank?: string): Promise<void> {
      if (bank !== undefined) await page.getByLabel("Your bank").selectOption({ label: bank });
      await element.getByRole("button", { name: /^Pay with/ }).click();
      await page.waitForURL("**/suppliers/**");
    },

    /** Presses a button of the supplier's page. */
    decides: (button: "Confirm" | "Refuse" | "Cancel" | "Pending") =>
      page.getByRole("button", { name: button, exact: true }).click(),
  };
}
