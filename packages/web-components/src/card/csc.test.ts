import { expect, it } from "vitest";
import { readCsc } from "./csc.js";

it.each([
  ["123", 3, { cardCSCValue: "123" }],
  ["1234", 4, { cardCSCValue: "1234" }],
  ["", 3, { problem: "missing" }],
  ["12", 3, { problem: "incomplete" }],
  ["123", 4, { problem: "incomplete" }],
  ["1234", 3, { problem: "invalid" }],
] as const)("%j where %i digits are asked for", (text, length, read) => {
  expect(readCsc(text, length)).toEqual(read);
});
