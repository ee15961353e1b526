import type { Operation, Payment } from "@sips-kit/server";
import { expect, it } from "vitest";
import type { Order } from "./orders.js";
import { countingOf, orderStandingOf, standingOf, standingText, toneOf } from "./standing.js";

const payment = (more: Partial<Payment>): Payment =>
  // What the function reads; a whole payment has more.
  ({ state: "accepted", amountMinor: 2490, ...more }) as Payment;
const operation = (kind: Operation["kind"], amountMinor: number, state: Operation["state"] = "accepted") =>
  ({ kind, amountMinor, state }) as Operation;

it.each([
  [payment({}), [], "accepted", "good"],
  [payment({}), [operation("cancel", 2490)], "cancelled", "quiet"],
  [payment({}), [operation("cancel", 2000), operation("cancel", 490)], "cancelled", "quiet"],
  [payment({}), [operation("cancel", 490)], "partly-cancelled", "quiet"],
  [payment({}), [operation("cancel", 490), operation("refund", 2000)], "refunded", "quiet"],
  [payment({}), [operation("refund", 1000)], "partly-refunded", "quiet"],
  [
    payment({}),
    [operation("refund", 2490, "refused"), operation("cancel", 2490, "unknown")],
    "accepted",
    "good",
  ],
  [payment({ state: "refused", responseCode: "17" }), [], "stopped-by-buyer", "quiet"],
  [payment({ state: "refused", responseCode: "05" }), [], "refused", "bad"],
  [payment({ state: "returned" }), [], "returned", "bad"],
  [payment({ state: "unknown" }), [], "unknown", "open"],
  [payment({ state: "in-review" }), [], "in-review", "open"],
  [payment({ state: "opened" }), [], "opened", "quiet"],
  [payment({ state: "abandoned" }), [], "abandoned", "quiet"],
] as const)("%o with %o is %s", (one, operations, standing, tone) => {
  expect(standingOf(one, operations)).toBe(standing);
  expect(toneOf(standing)).toBe(tone);
  expect(standingText(standing, "en")).not.toBe(standingText(standing, "fr"));
});

it("an order that its buyer has gone to pay elsewhere is under way", () => {
  const away = { payment: payment({ state: "redirected", mayBePaid: true }), operations: [] };
  // What the function reads; a whole order has more.
  expect(orderStandingOf({ state: "open" } as Order, [away])).toBe("under-way");
});

it.each([
  ["open", [], "open"],
  ["open", ["refused"], "open"],
  ["open", ["refused", "unknown"], "unsure"],
  ["open", ["charging"], "unsure"],
  ["held", ["unknown", "in-review"], "held"],
  ["paid", ["unknown", "accepted"], "paid"],
] as const)("an order that is %s, with payments that are %s, is shown as %s", (state, states, shown) => {
  const payments = states.map((one) => ({ payment: payment({ state: one }), operations: [] }));
  // What the function reads; a whole order has more.
  expect(orderStandingOf({ state } as Order, payments)).toBe(shown);
});

it.each([
  ["nothing", [], [], "paid", "kept"],
  ["the surplus", [operation("refund", 2490)], [], "paid", "kept"],
  ["the other one", [], [operation("cancel", 2490)], "paid", "surplus"],
  [
    "a part of the one that counts",
    [operation("refund", 2490)],
    [operation("refund", 500)],
    "partly-refunded",
    "kept",
  ],
  ["both", [operation("refund", 2490)], [operation("refund", 2490)], "refunded", "kept"],
] as const)("an order that was paid twice, with %s given back", (_what, ofSurplus, ofKept, shown, counts) => {
  const overpaid = { keep: "kept", refund: ["surplus"] };
  const payments = [
    { payment: payment({ reference: "surplus", overpaid }), operations: ofSurplus },
    { payment: payment({ reference: "kept", overpaid }), operations: ofKept },
  ];
  // What the function reads; a whole order has more.
  expect(orderStandingOf({ state: "paid" } as Order, payments)).toBe(shown);
  expect(countingOf(payments)?.payment.reference).toBe(counts);
});
