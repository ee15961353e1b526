import { defineConfig } from "@playwright/test";
import { chromiumArguments, chromiumPath } from "../scripts/chromium.mjs";

const executablePath = chromiumPath();

// Each worker has its own shop and simulator, each test its own buyer and order; nothing is retried.
export default defineConfig({
  testDir: ".",
  globalSetup: "./global-setup.ts",
  testMatch: "*.spec.ts",
  outputDir: "../test-results",
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  retries: 0,
  // Generous limits, because a busy machine may be slow in everything; they measure nothing.
  timeout: 180_000,
  expect: { timeout: 60_000 },
  use: {
    browserName: "chromium",
    locale: "en-GB",
    viewport: { width: 1280, height: 900 },
    // A trace costs a sixth of the CPU time. Without one, a failing test still tells what its page held.
    trace: process.env["SIPS_TRACE"] ? "retain-on-failure" : "off",
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: [...chromiumArguments],
      timeout: 120_000,
    },
  },
});
