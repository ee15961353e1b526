import { join } from "node:path";
import { root } from "./bootstrap.mjs";
import { installChromium } from "./install-chromium.mjs";
import { installPostgres } from "./install-postgres.mjs";

const bin = (name) => join(root, "node_modules", ".bin", name);
const always = async () => true;

/**
 * What `npm test` does, in this order. `prepare` ensures what the step needs on this machine; `counts` names the format
 * of a runner's result file, and a step without it counts as one test.
 */
export const testSteps = [
  { name: "types", prepare: always, command: bin("tsc"), args: () => ["-b"] },
  { name: "lint", prepare: always, command: bin("oxlint"), args: () => ["--quiet"] },
  { name: "format", prepare: always, command: bin("prettier"), args: () => ["--check", "."] },
  { name: "unit", prepare: installPostgres, counts: "vitest", command: bin("vitest"), args: vitest("node") },
  {
    name: "browser",
    prepare: installChromium,
    counts: "vitest",
    command: bin("vitest"),
    args: vitest("browser", "chromium"),
  },
  {
    name: "e2e",
    prepare: installChromium,
    counts: "playwright",
    command: bin("playwright"),
    args: playwright,
  },
  {
    name: "packages",
    prepare: always,
    counts: "vitest",
    command: bin("vitest"),
    args: vitest("packages"),
  },
  {
    name: "sizes",
    prepare: always,
    command: process.execPath,
    args: () => [join(root, "scripts/sizes.mjs")],
  },
];

function vitest(...projects) {
  return (filters, resultFile) => [
    "run",
    ...projects.map((project) => `--project=${project}`),
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${resultFile}`,
    ...filters,
  ];
}

function playwright(filters) {
  return ["test", "--config", "e2e/playwright.config.ts", "--reporter=list,json", ...filters];
}
