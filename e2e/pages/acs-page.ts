import type { Page } from "@playwright/test";

/** The bank's page on its own origin, where the cardholder authenticates or fails. */
export function acsPage(page: Page) {
  const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
  return {
    async isShown(): Promise<void> {
      await page.getByRole("button", { name: "Authenticate", exact: true }).waitFor();
    },
    authenticate: () => press("Authenticate"),
    fail: () => press("Fail"),
    cancel: () => press("Cancel"),
  };
}
