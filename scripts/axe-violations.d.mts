import type { Page } from "playwright-core";

export function axeViolations(
  page: Page,
  options?: { readonly withFrames?: boolean },
): Promise<readonly string[]>;
