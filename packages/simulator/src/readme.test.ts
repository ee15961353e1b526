import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { faultNames } from "./faults.js";
import { scenarioCards } from "./scenarios.js";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

test("the table of cards is that of scenarios.ts", () => {
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
  for (const fault of faultNames) expect(readme).toContain(`\`${fault}\``);
});
