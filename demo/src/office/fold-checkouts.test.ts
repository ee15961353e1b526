import { expect, test } from "vitest";
import { foldCheckouts } from "./fold-checkouts.js";
import type { ListedPayment } from "./listed-payment.js";

const one = (
  reference: string,
  orderId: string,
  state: ListedPayment["payment"]["state"],
): ListedPayment => ({
  // The list's other fields do not matter here.
  payment: { reference, orderId, state } as ListedPayment["payment"],
  operations: [],
  customer: undefined,
});
const folded = (...payments: ListedPayment[]) =>
  foldCheckouts(payments).map((row) => [row.listed.payment.reference, row.folded]);

test("unused checkouts are folded into the newest attempt of their order that was used", () => {
  expect(
    folded(
      one("R6", "4711", "opened"),
      one("R5", "4711", "accepted"),
      one("R4", "4712", "refused"),
      one("R3", "4711", "opened"),
      one("R2", "4711", "refused"),
      one("R1", "4711", "opened"),
    ),
  ).toEqual([
    ["R5", 3],
    ["R4", 0],
    ["R2", 0],
  ]);
});

test("an order that was only looked at is shown once, by its newest checkout", () => {
  expect(
    folded(one("R3", "4711", "opened"), one("R2", "4712", "opened"), one("R1", "4711", "opened")),
  ).toEqual([
    ["R3", 1],
    ["R2", 0],
  ]);
});

test("payments without an order are not taken for those of one order", () => {
  expect(folded(one("R2", "", "opened"), one("R1", "", "opened"))).toEqual([
    ["R2", 0],
    ["R1", 0],
  ]);
});
