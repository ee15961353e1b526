import type { JournalEvent, Operation, Payment } from "@sips-kit/server";
import { expect, test } from "vitest";
import { timelineOf, type ToldAttempt } from "./timeline.js";

type State = Payment["state"];

function attempt(reference: string, at: number, states: readonly State[], refundedAt?: number): ToldAttempt {
  const history = states.map((to, index): JournalEvent => ({
    reference,
    version: index + 1,
    at: at + index,
    from: states[index - 1],
    to,
    what: to,
    details: {},
  }));
  const payment: Payment = {
    reference,
    orderId: "4711",
    state: states.at(-1) ?? "opened",
    paymentMethod: "card",
    amountMinor: 2490,
    currencyCode: "978",
    session: "",
    mayBePaid: false,
    createdAt: at,
    updatedAt: at,
    eventId: "",
  };
  const refund = {
    idempotencyKey: `refund of ${reference}`,
    kind: "refund",
    reference,
    state: "accepted",
    version: 1,
    what: "",
    updatedAt: 0,
  } as const;
  const operations: Operation[] = refundedAt === undefined ? [] : [{ ...refund, createdAt: refundedAt }];
  return { payment, history, operations };
}

const told = (lines: ReturnType<typeof timelineOf>) =>
  lines.map((line) => {
    if (line.kind === "visits") return `${line.count} visits ${line.at}-${line.until}`;
    return line.kind === "event" ? `${line.event.reference} ${line.event.to}` : `refund ${line.at}`;
  });

test("attempts are one line of time, and visits that came to nothing are folded", () => {
  const lines = timelineOf(
    [
      attempt("D", 400, ["opened", "starting", "charging", "accepted"], 900),
      attempt("C", 300, ["opened"]),
      attempt("B", 200, ["opened", "starting", "refused"]),
      attempt("A2", 120, ["opened", "abandoned"]),
      attempt("A", 100, ["opened", "abandoned"]),
    ],
    "D",
  );
  expect(told(lines)).toEqual([
    "2 visits 100-120",
    "B opened",
    "B starting",
    "B refused",
    "1 visits 300-300",
    "D opened",
    "D starting",
    "D charging",
    "D accepted",
    "refund 900",
  ]);
});

test("the attempt that is looked at is not folded, and one that was sent is no visit", () => {
  const visit = attempt("A", 100, ["opened", "abandoned"]);
  expect(told(timelineOf([visit], "A"))).toEqual(["A opened", "A abandoned"]);
  const sent = attempt("B", 200, ["opened", "starting", "abandoned"]);
  expect(told(timelineOf([visit, sent], "X"))).toEqual([
    "1 visits 100-100",
    "B opened",
    "B starting",
    "B abandoned",
  ]);
});

test("a duplicate is told once, though it belongs to both payments", () => {
  const origin = attempt("A", 1, ["accepted"], 5);
  const duplicate = { ...origin.operations[0], kind: "duplicate", newReference: "B" } as Operation;
  const told = timelineOf(
    [
      { ...attempt("B", 6, []), operations: [duplicate] },
      { ...origin, operations: [duplicate] },
    ],
    "B",
  );
  expect(told.filter(({ kind }) => kind === "operation")).toHaveLength(1);
});
