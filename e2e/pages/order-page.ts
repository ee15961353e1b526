import { expect, type Page } from "@playwright/test";
import { developerView } from "./developer-view.js";

/** One order; the developer view adds every attempt to pay it, as the journal has it. */
export function orderPage(page: Page) {
  return {
    async open(orderId: string): Promise<void> {
      await page.goto(`/orders/${orderId}`);
    },

    async isPaid(): Promise<void> {
      await expect(page.getByText("paid", { exact: true })).toBeVisible();
    },

    /** Turns the developer view on, which adds the journal. */
    async showJournal(): Promise<void> {
      await developerView(page).set({ view: "on" });
      await page.reload();
    },

    /** References of the attempts, newest first. */
    attempts: page.getByRole("heading", { level: 3 }),

    /** A payment went from one state to the next, and on to those that follow. */
    async went(...states: readonly string[]): Promise<void> {
      for (const [index, from] of states.slice(0, -1).entries()) {
        await expect(page.getByRole("cell", { name: `${from} → ${states[index + 1]}` })).toBeVisible();
      }
    },
  };
}
