import type { Page } from "playwright-core";

/** A page in a browser that shares no cookies with this one, such as a phone beside a computer. */
export async function anotherDevice(page: Page): Promise<Page> {
  const browser = page.context().browser();
  if (!browser) throw new Error("The page belongs to no browser.");
  return browser.newPage();
}
