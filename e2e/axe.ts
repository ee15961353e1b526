import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Checks the page in its current state against all rules of axe. */
export async function axeFindsNothing(page: Page, { withFrames = true } = {}): Promise<void> {
  // A page whose style sheet has not loaded yet has other colours.
  await page.waitForLoadState("load");
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(!withFrames).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
}
