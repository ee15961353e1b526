import { expect, type Page } from "@playwright/test";
import { axeViolations } from "../scripts/axe-violations.mjs";

/** Checks the page in its current state against all rules of axe. */
export async function axeFindsNothing(page: Page, options?: { withFrames: boolean }): Promise<void> {
  // A page whose style sheet has not loaded yet has other colours.
  await page.waitForLoadState("load");
  expect(await axeViolations(page, options)).toEqual([]);
}
