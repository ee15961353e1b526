import { expect, type Locator, type Page } from "@playwright/test";

/** A reader who has no mouse: they go on with Tab from where the focus is. */
export function keyboard(page: Page) {
  return {
    /** Tabs on until this has the focus. */
    async reaches(target: Locator): Promise<void> {
      await expect(target).toBeVisible();
      await pressTabUntil(page, () => target.evaluate((element) => element.matches(":focus")));
    },

    /** Reaches a link, a button or a fold, and presses Enter. */
    async enters(target: Locator): Promise<void> {
      await this.reaches(target);
      await page.keyboard.press("Enter");
    },

    /** Reaches a field and types into it. */
    async types(target: Locator, text: string): Promise<void> {
      await this.reaches(target);
      await page.keyboard.type(text);
    },
  };
}

/** Presses Tab until the condition holds; fails when the keyboard does not get there. */
export async function pressTabUntil(page: Page, isThere: () => Promise<boolean>): Promise<void> {
  for (let presses = 0; presses < 90; presses += 1) {
    if (await isThere()) return;
    await page.keyboard.press("Tab");
  }
  expect(false, "the keyboard gets there").toBe(true);
}
