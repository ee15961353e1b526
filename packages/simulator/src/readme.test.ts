import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { scenarioCards } from "./fixtures/scenario-cards.js";
import { answerFaultNames, faultNames } from "./world/faults.js";
import { choiceEntries, readingNames } from "./world/readings.js";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

test("the table of cards is that of scenario-cards.ts", () => {
  const rows = [...readme.matchAll(/^\| (\d{15,19}) +\|(.*)\|$/gm)].map(([, cardNumber, rest = ""]) => [
    cardNumber,
    ...rest.split("|").map((cell) => cell.trim()),
  ]);
  expect(rows).toEqual(
    scenarioCards.map(({ cardNumber, brands, behaviour, responseCode, happens }) => [
      cardNumber,
      brands.join(", "),
      behaviour,
      responseCode,
      happens,
    ]),
  );
});

test("every fault is named", () => {
  for (const fault of [...faultNames, ...answerFaultNames]) expect(readme).toContain(`\`${fault}\``);
});

test("the list of readings is that of readings.ts", () => {
  const rows = [...readme.matchAll(/^- `(\w+)` \((`[^)]+`)\):/gm)].map(([, name, values = ""]) => [
    name,
    values.split(",").map((value) => value.replaceAll("`", "").trim()),
  ]);
  const known = rows.filter(([name]) => readingNames.some((one) => one === name));
  expect(known).toEqual(choiceEntries.map(([name, choices]) => [name, [...choices]]));
  for (const name of readingNames) expect(readme).toContain(`\`${name}\``);
});
