import type { Page } from "@playwright/test";
import type { CheckoutMode } from "./checkout-page.js";

interface Settings {
  readonly view?: "on" | "off";
  readonly cards?: CheckoutMode;
  readonly challenge?: "modal" | "page";
}

/** The developer view, and the settings of the shop that it can change for this browser. */
export function developerView(page: Page) {
  return {
    /** Posts the view's form. */
    async set(settings: Settings): Promise<void> {
      await page.request.post("/developer", { form: { back: "/terms", ...settings } });
    },
  };
}
