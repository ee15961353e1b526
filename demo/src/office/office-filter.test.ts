import { expect, test } from "vitest";
import { exportQuery, filterQuery, readOfficeFilter } from "./office-filter.js";

const now = Date.UTC(2026, 9, 25, 12);

test("the form's fields become a filter; days are whole days in Paris", () => {
  const { filter, faults } = readOfficeFilter(
    {
      text: " 4711 ",
      state: "accepted",
      method: "card",
      from: "2026-10-25",
      to: "2026-10-25",
      amount: "24,90",
      due: "3",
    },
    now,
  );
  expect(filter).toEqual({
    text: "4711",
    state: "accepted",
    method: "card",
    from: Date.UTC(2026, 9, 24, 22),
    to: Date.UTC(2026, 9, 25, 23),
    amountMinor: 2490,
    captureDueBefore: now + 3 * 24 * 3_600_000,
  });
  expect(faults).toEqual([]);
  expect(exportQuery(filter)).toBe(
    "text=4711&state=accepted&method=card&from=2026-10-24T22%3A00%3A00.000Z&to=2026-10-25T23%3A00%3A00.000Z&captureDueBefore=2026-10-28T12%3A00%3A00.000Z&amountMinor=2490",
  );
});

test("what cannot be read is named and left out, and stays in the form", () => {
  const given = {
    state: "paid",
    method: "Card!",
    from: "yesterday",
    to: "2026-02-30",
    amount: "ten",
    due: "soon",
  };
  const { filter, faults, typed } = readOfficeFilter({ ...given, cursor: "x", colour: "red" }, now);
  expect(filter).toEqual({});
  expect(faults).toEqual(["state", "method", "from", "to", "amount", "due"]);
  expect(typed).toEqual(given);
});

test("a period that ends before it begins is a fault of its end", () => {
  const { filter, faults } = readOfficeFilter({ from: "2026-11-27", to: "2026-11-26" }, now);
  expect(filter).toEqual({ from: Date.UTC(2026, 10, 26, 23) });
  expect(faults).toEqual(["to"]);
});

test("empty fields are no filter", () => {
  expect(readOfficeFilter({ text: " ", state: "", from: "", amount: "" }, now)).toEqual({
    typed: {},
    filter: {},
    faults: [],
  });
});

test.each([
  ["Mastercard 5100\u00a0••••\u00a000", "5100 •••• 00"],
  ["5100##########00", "5100##########00"],
  ["American Express 3700 **** 02", "3700 **** 02"],
  ["camille@example.com", "camille@example.com"],
  ["Order 4711", "Order 4711"],
])("%j is searched as %j", (typed, text) => {
  expect(readOfficeFilter({ text: typed }, now).filter).toEqual({ text });
});

test("of a whole card number only the mask is kept", () => {
  for (const text of ["5100000000000800", "5100 0000 0000 0800"]) {
    const read = readOfficeFilter({ text }, now);
    expect(read.filter).toEqual({ text: "5100 •••• 00" });
    expect(filterQuery(read.typed)).not.toContain("0800");
  }
});

test.each([" #261126493899", "n° 261126493899", "Commande 261126493899", "Order no. 261126493899 "])(
  "an order is found as it is written elsewhere: %s",
  (text) => {
    expect(readOfficeFilter({ text }, now).filter).toEqual({ text: "261126493899" });
  },
);

test.each(["#00", "5100 •••• 00", "eve261126493899@example.com", "01JD3QZX8M4W9V2K5T7R1N6B0C"])(
  "%s is searched for as it is",
  (text) => {
    expect(readOfficeFilter({ text }, now).filter).toEqual({ text });
  },
);
