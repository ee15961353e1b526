import { expect, it } from "vitest";
import { actionsFor, readAmount } from "./office-actions.js";

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

it("offers what the status permits, and nothing of a transaction that it does not know", () => {
  expect(actionsFor("TO_CAPTURE")).toEqual(["cancel"]);
  expect(actionsFor("CAPTURED")).toEqual(["refund"]);
  expect(actionsFor("TO_CHALLENGE")).toEqual(["acceptReview", "refuseReview"]);
  expect(actionsFor(undefined)).toEqual([]);
  expect(actionsFor("REFUSED")).toEqual([]);
});
