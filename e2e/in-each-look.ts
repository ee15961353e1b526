import type { Page } from "@playwright/test";

/**
 * Checks a page in its current state on a narrow and on a wide screen, light and dark. A page that is loaded once for all
 * of its looks costs a fraction of the CPU time.
 */
export async function inEachLook(
  page: Page,
  widths: readonly number[],
  check: (look: string) => Promise<void>,
): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    for (const colorScheme of ["dark", "light"] as const) {
      await page.emulateMedia({ colorScheme });
      await check(`${width} px, ${colorScheme}`);
    }
  }
}
