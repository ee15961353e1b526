import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const folder = fileURLToPath(new URL("../packages/web-components/", import.meta.url));
const readme = readFileSync(join(folder, "README.md"), "utf8");
const styling = /^## Styling$(.*?)^## /ms.exec(readme)?.[1] ?? "";
const source = readdirSync(join(folder, "src"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
  .map((name) => readFileSync(join(folder, "src", name), "utf8"))
  .join("\n");

const all = (text: string, pattern: RegExp) => [
  ...new Set([...text.matchAll(pattern)].flatMap(([, name]) => name ?? [])),
];

it("the README lists the custom properties that the elements read, and no others", () => {
  const read = all(source, /var\((--sips-[a-z-]+)/g);
  expect(read.length).toBeGreaterThan(10);
  expect(all(styling, /^\| `(--sips-[a-z-]+)`/gm).toSorted()).toEqual(read.toSorted());
});

it("the README lists the parts that the elements have, and no others", () => {
  const parts = all(source, /\bpart="([a-z-]+)"/g);
  expect(parts.length).toBeGreaterThan(10);
  expect(all(styling, /^\| `([a-z][a-z-]*)`/gm).toSorted()).toEqual(parts.toSorted());
});
