import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

/* Ties docs/tests-of-payment-methods.md to the tests: each one that it names exists, and it names each way to pay. */

const root = new URL("../", import.meta.url);
const read = (file: string) => readFileSync(new URL(file, root), "utf8");
const page = read("docs/tests-of-payment-methods.md");

const named = [...page.matchAll(/`([\w./-]+\.ts)`: "([^"]+)"/g)].map(([, file = "", title = ""]) => ({
  file,
  title,
}));

test("the page lists tests below each case, and nothing else", () => {
  expect(named.length).toBeGreaterThan(50);
  const items = page.split("\n").filter((line) => /^ *- /.test(line));
  const isCase = (line = "") => /^- [^`"]+$/.test(line);
  const isTest = (line = "") => /^ {2}- `[\w./-]+\.ts`: "[^"]+"$/.test(line);
  const others = items.filter((line, at) => !(isTest(line) || (isCase(line) && isTest(items[at + 1]))));
  expect(others).toEqual([]);
});

test.each(named)("$file: $title", ({ file, title }) => {
  expect(existsSync(new URL(file, root))).toBe(true);
  expect(read(file)).toMatch(new RegExp(`["\`]${escaped(title)}["\`],`));
});

describe("each way to pay of the tables is on the page", () => {
  const folder = "integration/payment-methods";
  const names = [
    ...read(`${folder}/cards-under-test.ts`).matchAll(/\bname: "([^"]+)"/g),
    ...read(`${folder}/paid-at-once.ts`).matchAll(/\bname: "([^"]+)"/g),
  ].map(([, name = ""]) => name);
  const suppliers = [...read(`${folder}/method-under-test.ts`).matchAll(/\bmethod: (\w+)\(/g)].map(
    ([, name = ""]) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
  );

  test("and the tables have some", () => {
    expect([names.length, suppliers.length]).toEqual([11, 6]);
  });

  test.each([...names, ...suppliers])("%s", (name) => {
    expect(page.replaceAll(/\s+/g, " ")).toContain(`\`${name}\``);
  });

  const elements = read("integration/payment-methods-in-chromium/elements-under-test.ts");
  test.each([...names, ...suppliers])("%s has an element in Chromium", (name) => {
    expect(elements).toMatch(new RegExp(`^  "?${escaped(name)}"?: `, "m"));
  });
});

function escaped(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
}
