import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { methods } from "@sips-kit/protocol";
import { expect, test } from "vitest";

const root = new URL("../", import.meta.url);
const page = readFileSync(new URL("docs/coverage.md", root), "utf8");
const sections = page.split(/^## /m).slice(1);

test("each method of the gateway has a section", () => {
  const named = sections.map((section) => section.split("\n")[0]);
  expect(named).toEqual(Object.keys(methods).toSorted());
});

test("the count is that of the sections with code and tests", () => {
  const covered = sections.filter((section) => !/^- (Code|Tests): none/m.test(section));
  expect(page).toContain(`**${covered.length} of ${sections.length} methods are part of the product.**`);
});

test("the files that it names exist", () => {
  const code = [...page.matchAll(/`([\w-]+\/[\w-]+\.ts)`/g)].map(([, name]) => `packages/server/src/${name}`);
  const tests = [...page.matchAll(/`((?:integration|packages|demo|installed)\/[\w./-]+\.ts)`/g)].map(
    ([, name]) => name ?? "",
  );
  expect(code.length).toBeGreaterThan(40);
  expect(tests.length).toBeGreaterThan(40);
  for (const name of [...code, ...tests]) {
    expect(existsSync(fileURLToPath(new URL(name, root))), name).toBe(true);
  }
});
