import type { Operation, Payment } from "@sips-kit/server";
import type { Movement } from "../control.js";

/** What was charged and given back on one transaction, in the smallest unit. */
interface Book {
  charged: number;
  cancelled: number;
  refunded: number;
}

/** What the simulator's movements and the journal say differently about the money, in words; empty when they agree. */
export function disagreements(
  movements: readonly Movement[],
  payments: readonly Payment[],
  operations: readonly Operation[],
): readonly string[] {
  const books = new Map<string, Book>();
  const of = (reference: string) => {
    const book = books.get(reference) ?? { charged: 0, cancelled: 0, refunded: 0 };
    books.set(reference, book);
    return book;
  };
  for (const { transactionReference, kind, amount } of movements) {
    const book = of(transactionReference);
    if (kind === "charge") book.charged += amount;
    if (kind === "cancel" || kind === "release") book.cancelled += amount;
    if (kind === "refund") book.refunded += amount;
  }
  const wrong: string[] = [];
  const known = new Set<string>();
  const expect = (reference: string, what: string, is: number, should: number) => {
    if (is !== should) wrong.push(`${reference}: ${what} ${is} at the gateway, ${should} in the journal`);
  };
  for (const { reference, state, amountMinor } of payments) {
    known.add(reference);
    const book = of(reference);
    if (state === "accepted") expect(reference, "charged", book.charged, amountMinor);
    else expect(reference, `${state}, net charge`, book.charged - book.cancelled, 0);
  }
  for (const { kind, state, newReference, reference, amountMinor = 0 } of operations) {
    if (kind !== "duplicate" && kind !== "charge") continue;
    const made = newReference ?? reference;
    known.add(made);
    expect(made, kind, of(made).charged, state === "accepted" ? amountMinor : 0);
  }
  for (const [reference, book] of books) {
    if (!known.has(reference)) wrong.push(`${reference}: unknown to the journal`);
    if (book.cancelled + book.refunded > book.charged)
      wrong.push(`${reference}: more given back than charged`);
    const given = (kind: Operation["kind"]) =>
      operations
        .filter((one) => one.kind === kind && one.state === "accepted" && one.reference === reference)
        .reduce((sum, { amountMinor = 0 }) => sum + amountMinor, 0);
    expect(reference, "refunded", book.refunded, given("refund"));
  }
  return wrong;
}
