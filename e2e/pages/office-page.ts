import { expect, type Page } from "@playwright/test";

/** The shop's back office. */
export function officePage(page: Page, language: "en" | "fr" = "en") {
  const say = texts[language];
  return {
    /** Logs in as one of the demo's accounts, which the login page shows. */
    async enter(login = "ines"): Promise<void> {
      await page.goto("/office");
      await this.logIn(login);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Payments");
    },

    async logIn(login: string): Promise<void> {
      const shown = page
        .getByRole("definition")
        .filter({ hasText: `${login} /` })
        .locator("code")
        .nth(1);
      await page.getByLabel(say.login).fill(login);
      await page.getByLabel(say.password).fill(await shown.innerText());
      await page.getByRole("button", { name: say.logIn }).click();
    },

    /** Finds what somebody asks about, by the one search box. */
    async finds(text: string): Promise<void> {
      await page.goto("/office");
      await page.getByRole("searchbox").fill(text);
      await page.getByRole("searchbox").press("Enter");
    },

    async openPayment(reference: string): Promise<void> {
      await page.goto("/office");
      const row = page.getByRole("row").filter({ hasText: reference });
      await row.getByRole("link").click();
      await expect(page.locator("p.reference")).toHaveText(reference);
    },

    /** Requests an action on a part of the amount, and waits for the confirmation page. */
    async asks(action: "Cancel" | "Refund", amount: string): Promise<void> {
      await this.openPart(action);
      await page.getByLabel("Amount in euros").fill(amount);
      await page.getByRole("button", { name: "Continue" }).click();
    },

    async openPart(action: "Cancel" | "Refund"): Promise<void> {
      await page.getByText(`${action} a part`).click();
    },

    /** Requests an action and confirms it with the button that names action and amount. */
    async does(action: "Cancel" | "Refund", amount: string, reason?: string): Promise<void> {
      await this.asks(action, amount);
      if (reason !== undefined) await page.getByLabel("Reason").fill(reason);
      await page.getByRole("button", { name: `${action} €${amount}`, exact: true }).click();
    },

    /** The gateway's own code for the transaction's status. */
    status: page.locator("#compared-status code"),
    /** What is left, by the gateway. */
    left: page.locator("#compared-left .value"),
    /** The status beside the payment's title. */
    tag: page.locator(".top .tag"),
    timeline: page.getByRole("region", { name: "History" }).getByRole("row"),
  };
}

const texts = {
  en: { login: "Login", password: "Password", logIn: "Log in" },
  fr: { login: "Identifiant", password: "Mot de passe", logIn: "Se connecter" },
} as const;
