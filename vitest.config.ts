import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { chromiumArguments, chromiumPath } from "./scripts/chromium.mjs";

export default defineConfig({
  test: {
    projects: [
      {
        // Only ours: Vitest hands them to Node, where "import" would make require() load ES modules.
        ssr: { resolve: { conditions: ["source"] } },
        test: {
          name: "node",
          environment: "node",
          // PostgreSQL for the tests that ask for one.
          globalSetup: ["scripts/postgres-door.mjs"],
          include: [
            "packages/*/src/**/*.test.ts",
            "demo/src/**/*.test.ts",
            "integration/**/*.test.ts",
            "docs/**/*.test.ts",
            "scripts/**/*.test.ts",
          ],
          exclude: ["**/*.browser.test.ts", "**/*.chromium.test.ts", "**/node_modules/**"],
          testTimeout: 30_000,
        },
      },
      {
        // From Node, with a Chromium beside it: for what crosses origins and cannot run inside one page.
        ssr: { resolve: { conditions: ["source"] } },
        test: {
          name: "chromium",
          environment: "node",
          include: ["packages/*/src/**/*.chromium.test.ts", "integration/**/*.chromium.test.ts"],
          testTimeout: 30_000,
          provide: { chromium: { executablePath: chromiumPath(), args: chromiumArguments } },
        },
      },
      {
        resolve: { conditions: ["source", "browser", "import", "module", "default"] },
        test: {
          name: "browser",
          include: ["packages/*/src/**/*.browser.test.ts"],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { executablePath: chromiumPath(), args: chromiumArguments },
            }),
            instances: [{ browser: "chromium" }],
          },
        },
      },
    ],
  },
});
