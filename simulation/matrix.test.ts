import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { faultSources } from "./faults.js";
import { invariantNames } from "./invariants/violation.js";
import { scenarios } from "./scenario.js";

const page = readFileSync(new URL("../docs/reliability.md", import.meta.url), "utf8");
// Written in two parts: the marker of a comment in HTML is none that a module may hold.
const marked = page.split("<" + "!-- matrix -->")[1] ?? "";
const table = (marked.trim().split("\n\n")[0] ?? "").split("\n");
const cellsOf = (row = "") =>
  row
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim().replaceAll("`", ""));

test("the matrix of docs/reliability.md has a row for each source and a column for each invariant", () => {
  const [head, , ...rows] = table;
  expect(cellsOf(head).slice(1)).toEqual(invariantNames);
  expect(rows.map((row) => cellsOf(row)[0])).toEqual(faultSources);
});

test("each of its cells names a test of scenarios.test.ts", () => {
  const cells = table.slice(2).flatMap((row) => cellsOf(row).slice(1));
  expect(cells).toEqual(scenarios.map(({ name }) => name));
});
