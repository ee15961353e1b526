import { availableParallelism } from "node:os";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { chromiumArguments, chromiumPath } from "./scripts/chromium.mjs";
import { endpointDouble } from "./scripts/endpoint-double.mjs";
import { LongestFirst } from "./scripts/longest-first.js";

// Safety nets, never a measure: a test waits for what must happen, and a busy machine may be slow in everything. The first
// run on a machine also starts a cold Chromium or a new PostgreSQL cluster inside a hook.
const patience = {
  testTimeout: 300_000,
  hookTimeout: 300_000,
  expect: { poll: { timeout: 60_000, interval: 50 } },
};
const launch = { executablePath: chromiumPath(), args: chromiumArguments, timeout: 120_000 };

export default defineConfig({
  test: {
    teardownTimeout: 60_000,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        // Only ours: Vitest hands them to Node, where "import" would make require() load ES modules.
        ssr: { resolve: { conditions: ["source"] } },
        test: {
          name: "node",
          // The tests wait for processes, disks and deadlines for a third of their time.
          maxWorkers: availableParallelism() + 1,
          // A worker loads a module once for all of its files: to load all again cost each file 0.6 s of CPU time.
          isolate: false,
          environment: "node",
          // PostgreSQL for the tests that ask for one.
          globalSetup: ["scripts/postgres-on-demand.mjs"],
          include: [
            "packages/*/src/**/*.test.ts",
            "demo/src/**/*.test.ts",
            "integration/**/*.test.ts",
            "simulation/**/*.test.ts",
            "docs/**/*.test.ts",
            "scripts/**/*.test.ts",
          ],
          exclude: ["**/*.browser.test.ts", "**/*.chromium.test.ts", "**/node_modules/**"],
          ...patience,
        },
      },
      {
        // From Node, with a Chromium beside it: for what crosses origins and cannot run inside one page.
        ssr: { resolve: { conditions: ["source"] } },
        test: {
          name: "chromium",
          environment: "node",
          maxWorkers: "100%",
          globalSetup: ["scripts/postgres-on-demand.mjs"],
          isolate: false,
          // After the tests inside of pages: Vitest wants projects with a number of workers of their own to run apart.
          sequence: { groupOrder: 1 },
          include: ["packages/*/src/**/*.chromium.test.ts", "integration/**/*.chromium.test.ts"],
          ...patience,
          provide: { chromium: launch },
        },
      },
      {
        // What is published, in a shop outside of the repository.
        test: {
          name: "packages",
          environment: "node",
          globalSetup: ["installed/install-shop.ts"],
          include: ["installed/*.test.ts"],
          ...patience,
        },
      },
      {
        plugins: [endpointDouble],
        resolve: { conditions: ["source", "browser", "import", "module", "default"] },
        test: {
          name: "browser",
          include: ["packages/*/src/**/*.browser.test.ts"],
          ...patience,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: launch }),
            connectTimeout: 120_000,
            instances: [{ browser: "chromium" }],
          },
        },
      },
    ],
  },
});
