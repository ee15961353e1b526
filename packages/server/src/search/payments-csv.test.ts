import { expect, test } from "vitest";
import { csvHead, csvLine } from "./payments-csv.js";

const payment = {
  reference: "R1",
  orderId: "4711",
  state: "accepted",
  paymentMethod: "card",
  amountMinor: 2490,
  currencyCode: "978",
  createdAt: Date.UTC(2026, 10, 26),
  updatedAt: Date.UTC(2026, 10, 26, 0, 1),
  maskedPan: "5100##########00",
} as const;

test("a payment is a line with as many cells as the header; unknown values are empty", () => {
  expect(csvLine(payment)).toBe(
    "2026-11-26T00:00:00.000Z,2026-11-26T00:01:00.000Z,R1,4711,accepted,card,2490,978,,,5100##########00,,,2490\r\n",
  );
  expect(csvHead.split(",")).toHaveLength(csvLine(payment).split(",").length);
});

test("what was not paid was not charged", () => {
  expect(csvLine({ ...payment, state: "refused" })).toMatch(/,\r\n$/);
});

test.each([
  ['a "b", c', '"a ""b"", c"'],
  ["two\r\nlines", '"two\r\nlines"'],
  ["=1+1", "'=1+1"],
  ["+49", "'+49"],
  ["-4711", "'-4711"],
  ['@sum("a")', '"\'@sum(""a"")"'],
  ["\t=1", "'\t=1"],
  // Where the comma is the decimal sign, as in France, spreadsheets separate cells by semicolons.
  ["a;=1+1; @b;c-d;;-1", "a;'=1+1; '@b;c-d;;'-1"],
  ["a\t=1", "a\t'=1"],
  ["a\n=1", '"a\n\'=1"'],
])("%j is one cell, which a spreadsheet does not evaluate", (orderId, cell) => {
  expect(csvLine({ ...payment, orderId })).toContain(`,R1,${cell},accepted,`);
});
