import { expect, it } from "vitest";
import { reformat } from "../fields/reformat.js";
import { formatIban, isIban, isOutsideEea, shortIban } from "./iban.js";

// Examples of the IBAN registry (ISO 13616).
it.each([
  "FR14 2004 1010 0505 0001 3M02 606",
  "DE89370400440532013000",
  "be68-5390-0754-7034",
  "NL91ABNA0417164300",
  "GB29NWBK60161331926819",
])("%s is an IBAN", (iban) => expect(isIban(iban)).toBe(true));

it.each([
  ["a digit changed", "DE89370400440532013001"],
  ["two digits swapped", "DE89370400440532010300"],
  ["too short for its country", "DE8937040044053201300"],
  ["of a country outside SEPA", "BR1500000000000010932840814P2"],
  ["a card number", "5100000100000700"],
  ["empty", ""],
])("%s: none", (_, iban) => expect(isIban(iban)).toBe(false));

it("groups, shortens, and knows where an address is needed", () => {
  expect(formatIban("fr7699999000010000000003413")).toBe("FR76 9999 9000 0100 0000 0003 413");
  expect(shortIban("FR76#####################13")).toBe("FR76 … 13");
  expect(["CH69", "GB29", "FR76", "C", ""].map(isOutsideEea)).toEqual([true, true, false, false, false]);
});

/** "|" is the caret. */
function after(typed: string, before: string, deleted?: "Backward" | "Forward"): string {
  const edit = { text: typed.replace("|", ""), caret: typed.indexOf("|") };
  const { text, caret } = reformat(edit, before, formatIban, deleted, /[A-Z0-9]/i);
  return `${text.slice(0, caret)}|${text.slice(caret)}`;
}

it("keeps the caret behind the same character", () => {
  expect(after("fr769|", "FR76")).toBe("FR76 9|");
  expect(after("FR1|76 9999", "FR76 9999")).toBe("FR1|7 6999 9");
  expect(after("FR76|9999", "FR76 9999", "Backward")).toBe("FR7|9 999");
  expect(after("FR76|9999", "FR76 9999", "Forward")).toBe("FR76| 999");
  expect(after("|", "F", "Backward")).toBe("|");
});
