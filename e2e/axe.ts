import { expect, type Page } from "@playwright/test";
import { axeViolations } from "../scripts/axe-violations.mjs";

/** Checks the page in its current state against all rules of axe; a failure names the look. */
export async function axeFindsNothing(
  page: Page,
  { look, ...options }: { readonly withFrames?: boolean; readonly look?: string } = {},
): Promise<void> {
  // A page whose style sheet has not loaded yet has other colours.
  await page.waitForLoadState("load");
  expect(await axeViolations(page, options), look).toEqual([]);
}
