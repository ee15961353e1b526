import { expect, test } from "vitest";
import { parseSearch } from "./parse-search.js";

test.each([
  ["2026-11-26", Date.UTC(2026, 10, 26)],
  ["2026-11-26T09:30Z", Date.UTC(2026, 10, 26, 9, 30)],
  ["2026-11-26T09:30:15.5+01:00", Date.UTC(2026, 10, 26, 8, 30, 15, 500)],
])("%s is parsed as a time", (from, moment) => {
  expect(parseSearch({ from, to: from })).toEqual({ from: moment, to: moment });
});

test.each([
  "",
  "today",
  "26.11.2026",
  "2026-11-26T09:30",
  "2026-13-01",
  "2026-02-30",
  "2027-02-29T09:30Z",
  "1800000000000",
])("%j is not a time, and is kept as it is", (from) => {
  expect(parseSearch({ from })).toEqual({ from });
});

test("only fields that are numbers are converted to numbers", () => {
  expect(parseSearch({ amountMinor: "2490", limit: "5", text: "4711", state: "1" })).toEqual({
    amountMinor: 2490,
    limit: 5,
    text: "4711",
    state: "1",
  });
  expect(parseSearch({ amountMinor: "24.90", limit: "-1" })).toEqual({
    amountMinor: "24.90",
    limit: "-1",
  });
});
