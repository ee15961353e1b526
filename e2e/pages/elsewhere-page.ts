import { expect, type Page } from "@playwright/test";
import { placeOrder } from "../place-order.js";

/** The payment page for methods with a redirect, by the id of its entry in the demo. */
export function elsewherePage(page: Page, method: string) {
  const element = page.locator(`sips-${method}`);
  return {
    element,

    /** Opens it for a new order, or for one that was placed before. */
    async open(orderId?: string): Promise<void> {
      if (orderId === undefined) {
        await placeOrder(page);
        await page.locator(`input[name=method][value=${method}]`).check();
      } else {
        await page.goto(`/checkout?method=${method}&order=${orderId}`);
      }
      await expect(element).toHaveAttribute("state", /ready|failed/);
    },

    async orderId(): Promise<string> {
      return (await element.getAttribute("order-id")) ?? "";
    },

    /** Presses the button, and waits for the supplier's page. */
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
