import { expect, it } from "vitest";
import { actionsFor } from "./office-actions.js";

it("offers what the status permits, and nothing of a transaction that it does not know", () => {
  expect(actionsFor("TO_CAPTURE")).toEqual(["cancel"]);
  expect(actionsFor("CAPTURED")).toEqual(["refund"]);
  expect(actionsFor("TO_CHALLENGE")).toEqual(["acceptReview", "refuseReview"]);
  expect(actionsFor(undefined)).toEqual([]);
  expect(actionsFor("REFUSED")).toEqual([]);
});
