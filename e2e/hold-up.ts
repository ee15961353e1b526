import type { Page } from "@playwright/test";

/** Holds up a page's requests to an address. Returns what lets them go. */
export async function holdUp(page: Page, url: string): Promise<() => void> {
  let letGo = (): void => {};
  const isTime = new Promise<void>((resolve) => (letGo = resolve));
  await page.route(url, async (route) => {
    await isTime;
    await route.continue();
  });
  return letGo;
}
