import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

// Holds docs/decisions to its form: each record has its three parts and stands in the index.
const folder = new URL("decisions/", import.meta.url);
const records = readdirSync(folder).filter((file) => /^\d\d-.+\.md$/.test(file));
const read = (file: string) => readFileSync(new URL(file, folder), "utf8");

test("the index lists every record under its number and title", () => {
  const rows = [...read("README.md").matchAll(/^\| \[(\d+)\]\((.+?)\) +\| (.+?) +\|$/gm)].map(
    ([, number, file, title]) => [file, `# ${number}. ${title}`],
  );
  expect(rows).toEqual(records.map((file) => [file, read(file).split("\n")[0]]));
});

test.each(records)("%s says context, decision and consequences", (file) => {
  const headings = [...read(file).matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
  expect(headings).toEqual(["Context", "Decision", "Consequences"]);
});
