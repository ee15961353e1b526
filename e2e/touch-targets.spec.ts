import type { Page } from "@playwright/test";
import { officePage } from "./pages/office-page.js";
import { placeOrder } from "./place-order.js";
import { expect, test } from "./test.js";

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true });

test("what is touched is at least 24 px high, unless it is a word of a sentence (WCAG 2.5.8)", async ({
  page,
  demo,
}) => {
  await placeOrder(page);
  // A payment's page below needs its session.
  await expect(page.locator("sips-card-form")).toHaveAttribute("state", "ready");
  const shop = ["/", "/basket", "/checkout/delivery", "/checkout", "/orders", "/account", "/terms"];
  const office = ["/office", "/office/fraud", "/office/days", "/office/phone-order", "/office/webhooks"];
  for (const path of shop) await isTouchable(page, path);
  await officePage(page).enter();
  const payment = await page.locator("td a").first().getAttribute("href");
  for (const path of [...office, payment ?? ""]) await isTouchable(page, path);
  for (const view of ["exchanges", "transactions"]) {
    await isTouchable(page, `${demo.simulatorUrl}/_console?view=${view}`);
  }
});

async function isTouchable(page: Page, path: string): Promise<void> {
  await page.goto(path);
  expect(await page.evaluate(lowTargets), path).toEqual([]);
}

/** Runs in the page. */
function lowTargets(): readonly string[] {
  const targets = [...document.querySelectorAll<HTMLElement>("a, button, input, select, summary")];
  return targets
    .filter((target) => target.checkVisibility() && !isWordOfSentence(target) && heightOf(target) < 24)
    .map((target) => `${target.textContent.trim()} ${heightOf(target)}`);

  function isWordOfSentence({ localName, textContent, parentElement }: HTMLElement): boolean {
    return localName === "a" && parentElement?.textContent.trim() !== textContent.trim();
  }

  /** A box of a form is touched by its label, too. */
  function heightOf(target: HTMLElement): number {
    const labels = target instanceof HTMLInputElement ? [...(target.labels ?? [])] : [];
    return Math.max(...[target, ...labels].map((one) => one.getBoundingClientRect().height));
  }
}
