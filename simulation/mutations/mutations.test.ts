import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { figures, isLong, seed } from "../../integration/how-long.js";
import { findMutation } from "./find-mutation.js";
import { mutations } from "./mutations.js";

const root = new URL("../../", import.meta.url);

test("there are 20 mutations or more, each with a name of its own", () => {
  expect(mutations.length).toBeGreaterThanOrEqual(20);
  expect(new Set(mutations.map(({ name }) => name)).size).toBe(mutations.length);
});

test.each(mutations)("$name changes one place of the source as it is: $file", ({ file, find, replace }) => {
  const text = readFileSync(fileURLToPath(new URL(file, root)), "utf8");
  expect(text.split(find)).toHaveLength(2);
  expect(replace).not.toBe(find);
});

describe.runIf(isLong)("each is found within 100,000 payments", () => {
  test.each(mutations)("$name: $what", { timeout: 24 * 3_600_000 }, async (mutation) => {
    const finding = await findMutation(mutation, seed, 2);
    expect(finding).toBeDefined();
    const { seconds = 0, names = [], seed: found = 0 } = finding ?? {};
    figures(`mutation ${mutation.name}`, { seconds: seconds.toFixed(1), seed: found, by: names.join(" ") });
  });
});
