import { expect, type Locator, type Page } from "@playwright/test";
import type { TypedCard } from "../cards.js";
import { acsPage } from "./acs-page.js";

export type CheckoutMode = "hosted" | "cse";

/** The payment page with its card form, in either mode: the fields are ours, or in frames of the gateway. */
export function checkoutPage(page: Page, mode: CheckoutMode) {
  const field = (label: string): Locator =>
    mode === "cse" || label === "Cardholder name"
      ? page.getByLabel(label)
      : page.frameLocator(`iframe[title*="${label}"]`).getByLabel(label);
  const form = page.locator("sips-card-form");

  return {
    form,
    field,
    payButton: page.getByRole("button", { name: /^Pay €[\d.]+$/ }),

    /** Waits until the form says that a card can be entered. */
    async isReady(): Promise<void> {
      await expect(form).toHaveAttribute("state", "ready");
    },

    async orderId(): Promise<string> {
      return (await form.getAttribute("order-id")) ?? "";
    },

    async fill(card: TypedCard): Promise<void> {
      await this.isReady();
      await field("Card number").fill(card.number);
      await field("Expiry date").fill(card.expiry);
      await field("Security code").fill(card.csc);
      await field("Cardholder name").fill(card.holder);
    },

    async pay(card: TypedCard): Promise<void> {
      await this.fill(card);
      await this.payButton.click();
    },

    /** Pays, and waits for the bank's page. */
    async payUpToBank(card: TypedCard): Promise<void> {
      await this.pay(card);
      await acsPage(page).isShown();
    },

    /** Pays, and passes the challenge. */
    async payAndAuthenticate(card: TypedCard): Promise<void> {
      await this.pay(card);
      await acsPage(page).authenticate();
    },
  };
}
