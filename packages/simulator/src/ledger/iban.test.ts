import { expect, test } from "vitest";
import { responseCodeOf } from "../fixtures/card-behaviour.js";
import { scenarioIbans } from "../fixtures/scenario-ibans.js";
import { isIban, maskIban, plainIban } from "./iban.js";

// Examples of the IBAN registry (ISO 13616).
test.each([
  "FR14 2004 1010 0505 0001 3M02 606",
  "DE89370400440532013000",
  "be68 5390 0754 7034",
  "NL91ABNA0417164300",
  "GB29NWBK60161331926819",
])("%s is an IBAN", (iban) => {
  expect(isIban(iban)).toBe(true);
});

test.each([
  ["a digit changed", "DE89370400440532013001"],
  ["two digits swapped", "DE89370400440532010300"],
  ["too short for its country", "DE8937040044053201300"],
  ["no country", "4289370400440532013000"],
  ["with punctuation", "DE89-3704-0044-0532-0130-00"],
  ["empty", ""],
])("%s is none", (_what, iban) => {
  expect(isIban(iban)).toBe(false);
});

test.each(scenarioIbans)("$iban: $happens", ({ iban, responseCode }) => {
  expect(isIban(iban)).toBe(true);
  // 57 is accepted at first: see card-stand-in.ts.
  expect(responseCodeOf(iban).replace("57", "00")).toBe(responseCode);
});

test("masks show only both ends", () => {
  expect(maskIban("FR14 2004 1010 0505 0001 3M02 606")).toBe("FR14#####################06");
  expect(maskIban("1234567890")).toBe("12######90");
  expect(plainIban("fr14 20")).toBe("FR1420");
});
