import type { Operation, Payment } from "@sips-kit/server";
import type { Movement } from "../control.js";

/** A ledger by transaction, computed one event at a time. */
export interface Book {
  charged: number;
  cancelled: number;
  refunded: number;
}

/** Replays the journal's events one at a time. Throws if they contradict each other. */
export function bookOfJournal(
  payments: readonly Payment[],
  operations: readonly Operation[],
): ReadonlyMap<string, Book> {
  const books = new Map<string, Book>();
  for (const { reference, state, reason, amountMinor } of payments) {
    // Cancelled: charged, and given back before the payment was resolved.
    const isCharged = state === "accepted" || state === "in-review" || reason === "cancelled";
    if (isCharged) books.set(reference, { charged: amountMinor, cancelled: 0, refunded: 0 });
  }
  const inOrder = [...operations].filter(({ state }) => state === "accepted");
  inOrder.sort((one, other) => one.updatedAt - other.updatedAt);
  for (const operation of inOrder) {
    const { kind, reference, newReference = "", amountMinor = 0 } = operation;
    if (kind === "duplicate") {
      books.set(newReference, { charged: amountMinor, cancelled: 0, refunded: 0 });
      continue;
    }
    const book = books.get(reference);
    if (!book) throw new Error(`${reference}: ${kind} of what was never charged`);
    book[kind === "cancel" ? "cancelled" : "refunded"] += amountMinor;
    if (book.cancelled + book.refunded > book.charged) {
      throw new Error(`${reference}: ${kind} of ${amountMinor} goes beyond what was charged`);
    }
  }
  return books;
}

/** The ledger that results from the gateway's movements. */
export function bookOfGateway(movements: readonly Movement[]): ReadonlyMap<string, Book> {
  const books = new Map<string, Book>();
  for (const { transactionReference, kind, amount } of movements) {
    const book = books.get(transactionReference) ?? { charged: 0, cancelled: 0, refunded: 0 };
    books.set(transactionReference, book);
    if (kind === "charge") book.charged += amount;
    if (kind === "cancel") book.cancelled += amount;
    if (kind === "refund") book.refunded += amount;
  }
  return books;
}
