import { expect, test } from "vitest";
import { attemptStates } from "../domain/attempt.js";
import { filterHelp } from "./search-options.js";

test("the help of searches names every state", () => {
  expect(attemptStates.filter((state) => !filterHelp.includes(state))).toEqual([]);
});
