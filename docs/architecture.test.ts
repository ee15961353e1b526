import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { folderCycles } from "../scripts/folder-cycles.mjs";
import { drawArchitecture, putDiagram } from "../scripts/draw-architecture.mjs";

const page = readFileSync(new URL("architecture.md", import.meta.url), "utf8");
const { lines, files, imports } = drawArchitecture();

test("the diagram is what the imports say", () => {
  expect(page, "docs/architecture.md is stale; run: npm run architecture").toBe(putDiagram(page, lines));
});

test("it has looked at all packages", () => {
  expect(files).toBeGreaterThan(500);
  expect(imports).toBeGreaterThan(files);
});

test("arrows between packages are the permitted ones", () => {
  const between = lines.filter((line) => /^ {2}\w+ --> \w+$/.test(line)).map((line) => line.trim());
  expect(between.filter((arrow) => !permitted.includes(arrow))).toEqual([]);
});

test("folders import each other in one direction, at any depth, types included", () => {
  expect(folderCycles()).toEqual([]);
});

test("below http/ the server knows no framework and no request of Node", () => {
  const source = fileURLToPath(new URL("../packages/server/src/", import.meta.url));
  const below = readdirSync(source, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".ts") && !/^(http|cli)\/|\.test\.ts$/.test(file),
  );
  const isAware = (file: string) =>
    /from "(express|node:http)"/.test(readFileSync(join(source, file), "utf8"));
  expect(below.length).toBeGreaterThan(100);
  expect(below.filter(isAware)).toEqual([]);
});

const permitted = [
  "server --> protocol",
  "simulator --> protocol",
  "cse --> protocol",
  "web_components --> protocol",
  "web_components --> cse",
  "demo --> server",
  "demo --> simulator",
  "demo --> web_components",
];
