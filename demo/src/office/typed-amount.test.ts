import { expect, it } from "vitest";
import { readAmount } from "./typed-amount.js";

it.each([
  ["12.34", 1234],
  ["12,3", 1230],
  [" 7 ", 700],
  ["0.05", 5],
  ["0", undefined],
  ["0.00", undefined],
  ["-1", undefined],
  ["1.234", undefined],
  ["1e3", undefined],
  ["", undefined],
])("reads the amount %j", (text, minor) => {
  expect(readAmount(text)).toBe(minor);
});
