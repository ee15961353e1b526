import { chromium, type Browser } from "playwright-core";
import { inject } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the test machine's Chromium is, and how it is started; vitest.config.ts finds it. */
    chromium: { executablePath?: string; args: string[] };
  }
}

export function launchChromium(): Promise<Browser> {
  return chromium.launch(inject("chromium"));
}
