import { expect, it } from "vitest";
import { readAmount } from "./typed-amount.js";

it.each([
  ["12.34", 1234],
  ["12,3", 1230],
  [" 7 ", 700],
  ["0.05", 5],
  ["1 234,50", 123450],
  ["1\u202f234\u202f567,50\u00a0€", 123456750],
  ["12 34", undefined],
  ["1 2345", undefined],
  ["0", undefined],
  ["0.00", undefined],
  ["-1", undefined],
  ["1.234", undefined],
  ["1e3", undefined],
  ["", undefined],
])("reads the amount %j", (text, minor) => {
  expect(readAmount(text)).toBe(minor);
});
