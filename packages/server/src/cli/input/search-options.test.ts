import { expect, test } from "vitest";
import { attemptStates } from "../../domain/attempt.js";
import { readSearch } from "../../search/read-search.js";
import { asUsage, filterHelp, searchOf } from "./search-options.js";

test("the help of searches names every state", () => {
  expect(attemptStates.filter((state) => !filterHelp.includes(state))).toEqual([]);
});

test.each([
  ["--state", { state: "paid" }],
  ["--amount", { amount: "24.90" }],
  ["--capture-due-before", { "capture-due-before": "tomorrow" }],
  ["--to", { from: "2026-11-27", to: "2026-11-26" }],
])("%s of a wrong form is named, with the help that has the forms", async (option, options) => {
  const wrong = asUsage(async () => readSearch(searchOf([], options)));
  await expect(wrong).rejects.toMatchObject({
    message: `${option} has the wrong format.`,
    hint: expect.stringContaining("sips help search"),
  });
});

test("a state that does not exist is answered with those that do", async () => {
  const wrong = asUsage(async () => readSearch(searchOf([], { state: "payed" })));
  await expect(wrong).rejects.toMatchObject({ hint: expect.stringContaining(attemptStates.join(", ")) });
});
