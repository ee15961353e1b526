import type { JournalEvent, Operation, Payment } from "@sips-kit/server";

/** An attempt to pay with everything that happened to it. */
export interface ToldAttempt {
  readonly payment: Payment;
  readonly history: readonly JournalEvent[];
  readonly operations: readonly Operation[];
}

/** One line of an order's timeline. */
export type TimelineLine =
  | { readonly kind: "event"; readonly at: number; readonly event: JournalEvent }
  | { readonly kind: "operation"; readonly at: number; readonly operation: Operation }
  /** Visits to the checkout that came to nothing, one after the other. */
  | { readonly kind: "visits"; readonly at: number; readonly until: number; readonly count: number };

/**
 * What happened to an order, in order, over all attempts to pay it. Each visit to the checkout opens an attempt; those
 * that came to nothing are folded, except the one that is looked at.
 */
export function timelineOf(attempts: readonly ToldAttempt[], lookedAt: string): readonly TimelineLine[] {
  const lines = attempts.flatMap((attempt) =>
    isVisit(attempt) && attempt.payment.reference !== lookedAt ? [visitOf(attempt)] : linesOf(attempt),
  );
  const sorted = lines.filter(isFirst).toSorted((one, other) => one.at - other.at);
  return sorted.reduce<TimelineLine[]>((folded, line) => {
    const last = folded.at(-1);
    if (line.kind !== "visits" || last?.kind !== "visits") return [...folded, line];
    return [...folded.slice(0, -1), { ...last, until: line.until, count: last.count + line.count }];
  }, []);
}

/** A duplicate is among the operations of both payments, the one that it repeats and the one that it takes. */
function isFirst(line: TimelineLine, index: number, lines: readonly TimelineLine[]): boolean {
  if (line.kind !== "operation") return true;
  const { idempotencyKey } = line.operation;
  const first = lines.findIndex(
    (one) => one.kind === "operation" && one.operation.idempotencyKey === idempotencyKey,
  );
  return first === index;
}

/** True when nothing was sent: the checkout was opened, and at most closed again. */
function isVisit({ payment, history, operations }: ToldAttempt): boolean {
  const isOpen = payment.state === "opened" || payment.state === "abandoned";
  return (
    isOpen && operations.length === 0 && history.every(({ from }) => from === undefined || from === "opened")
  );
}

function visitOf({ payment }: ToldAttempt): TimelineLine {
  return { kind: "visits", at: payment.createdAt, until: payment.createdAt, count: 1 };
}

function linesOf({ history, operations }: ToldAttempt): readonly TimelineLine[] {
  return [
    ...history.map((event) => ({ kind: "event", at: event.at, event }) as const),
    ...operations.map((operation) => ({ kind: "operation", at: operation.createdAt, operation }) as const),
  ];
}
