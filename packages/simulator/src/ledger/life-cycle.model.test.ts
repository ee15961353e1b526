import fc from "fast-check";
import { expect, test } from "vitest";
import {
  createModel,
  type Model,
  type Mode,
  type ModelTransaction,
  type Result,
} from "../testing/life-cycle-model.js";
import { openTestOffice, type TestOffice } from "../testing/test-office.js";
import type { WireObject } from "./wire.js";

// A shop does what it likes, as time goes by, and after each step the office and the model of the documents' table
// must agree: on the answer, on each transaction, and on the books.

/** Which transaction is meant: the n-th from the end; beyond the first there is none. */
const which = fc.nat(4);
/** Around the amounts of the orders: nothing, a part, all, too much. */
const anyAmount = fc.oneof(fc.constantFrom(0, 1, 40, 60, 100, 101), fc.nat(120));
const terms = {
  mode: fc.constantFrom<Mode>("AUTHOR_CAPTURE", "AUTHOR_CAPTURE", "VALIDATION", "VALIDATION", "IMMEDIATE"),
  captureDay: fc.constantFrom(0, 0, 1, 3, 6, 7, 10),
  total: fc.constantFrom(1, 60, 100),
};
const card = fc.constantFrom<ModelTransaction["card"]>("good", "good", "held", "held", "refused");
/** Minutes, hours, and the steps that land on the edges of the remittance. */
const minutes = fc.oneof(
  fc.nat(300),
  fc.constantFrom(1, 60, 719, 720, 779, 780, 1_440, 6 * 1_440, 6 * 1_440 + 720, 9 * 1_440 + 780),
);

const cards = { good: "5100000000000800", held: "5100000500000300", refused: "5100000000000305" };

type Step = fc.Command<Model, Real>;

interface Real {
  readonly office: TestOffice;
  /** By the order of their making. */
  readonly references: string[];
}

test("whatever a shop does, the office agrees with the table of the documents", { timeout: 600_000 }, () => {
  fc.assert(
    fc.property(fc.commands(steps, { maxCommands: 40, size: "max" }), (commands) => {
      const office = openTestOffice();
      fc.modelRun(() => ({ model: createModel(10 * 60), real: { office, references: [] } }), commands);
    }),
    { numRuns: 1_000, endOnFailure: false },
  );
});

const steps = [
  fc.record({ ...terms, card }).map((order) =>
    step(`order ${JSON.stringify(order)}`, (model, { office, references }) => {
      const transactionReference = newReference(references);
      const answer = office.call("cardOrder", {
        ...termsOf(order),
        transactionReference,
        cardNumber: cards[order.card],
        cardExpiryDate: "203512",
      });
      compare(answer, model.order(order));
    }),
  ),
  fc
    .tuple(which, anyAmount)
    .map(([index, operationAmount]) =>
      step(`cancel ${index} ${operationAmount}`, (model, real) =>
        compare(
          operate(real, "cancel", index, operationAmount),
          model.cancel(pickOf(model, index), operationAmount),
        ),
      ),
    ),
  fc
    .tuple(which, anyAmount)
    .map(([index, operationAmount]) =>
      step(`validate ${index} ${operationAmount}`, (model, real) =>
        compare(
          operate(real, "validate", index, operationAmount),
          model.validate(pickOf(model, index), operationAmount),
        ),
      ),
    ),
  fc
    .tuple(which, anyAmount)
    .map(([index, operationAmount]) =>
      step(`refund ${index} ${operationAmount}`, (model, real) =>
        compare(
          operate(real, "refund", index, operationAmount),
          model.refund(pickOf(model, index), operationAmount),
        ),
      ),
    ),
  fc.tuple(which, fc.boolean()).map(([index, withValidation]) =>
    step(`accept ${index} ${withValidation}`, (model, { office, references }) =>
      compare(
        office.call("acceptChallenge", {
          transactionReference: referenceOf(references, index),
          validationIndicator: withValidation ? "Y" : "N",
        }),
        model.accept(pickOf(model, index), withValidation),
      ),
    ),
  ),
  which.map((index) =>
    step(`refuse ${index}`, (model, { office, references }) =>
      compare(
        office.call("refuseChallenge", { transactionReference: referenceOf(references, index) }),
        model.refuse(pickOf(model, index)),
      ),
    ),
  ),
  fc.tuple(which, fc.record(terms)).map(([index, copy]) =>
    step(`duplicate ${index} ${JSON.stringify(copy)}`, (model, { office, references }) => {
      const fromTransactionReference = referenceOf(references, index);
      const expected = model.duplicate(pickOf(model, index), copy);
      const isMade = model.all.length > references.length;
      const transactionReference = isMade ? newReference(references) : "UNUSED";
      const answer = office.call("duplicate", {
        ...termsOf(copy),
        transactionReference,
        fromTransactionReference,
      });
      compare(answer, expected);
    }),
  ),
  anyAmount.map((credited) =>
    step(`credit ${credited}`, (model, { office, references }) => {
      const expected = model.credit(credited);
      const isMade = model.all.length > references.length;
      const answer = office.call("creditHolder", {
        transactionReference: isMade ? newReference(references) : "UNUSED",
        amount: String(credited),
        currencyCode: "978",
        orderChannel: "INTERNET",
        cardNumber: cards.good,
        cardExpiryDate: "203512",
      });
      compare(answer, expected);
    }),
  ),
  minutes.map((passed) =>
    step(`wait ${passed} minutes`, (model, { office }) => {
      office.advance(`PT${passed}M`);
      model.advance(passed);
    }),
  ),
];

function step(name: string, run: (model: Model, real: Real) => void): Step {
  return {
    check: () => true,
    run(model, real) {
      run(model, real);
      compareAll(model, real);
    },
    toString: () => name,
  };
}

function operate(
  { office, references }: Real,
  method: "cancel" | "validate" | "refund",
  index: number,
  amount: number,
) {
  return office.call(method, {
    transactionReference: referenceOf(references, index),
    operationAmount: String(amount),
    currencyCode: "978",
  });
}

function compare(answer: WireObject, expected: Result): void {
  expect({
    code: answer["responseCode"],
    ...(expected.status === undefined ? {} : { status: answer["newStatus"] }),
    ...(expected.amount === undefined ? {} : { amount: answer["newAmount"] }),
  }).toEqual(expected);
}

/** Every transaction by its look-up, and every movement of its money. */
function compareAll(model: Model, { office, references }: Real): void {
  const found = references.map((reference) => {
    const { transactionStatus, currentAmount, lastOperationName } = office.look(reference);
    return { status: transactionStatus, amount: currentAmount, operation: lastOperationName };
  });
  expect(found).toEqual(model.all.map(({ status, amount, operation }) => ({ status, amount, operation })));

  const movements = office.gateway.transactions.movements();
  const books = references.map((reference) => {
    const sum = (...kinds: string[]) =>
      movements
        .filter((one) => one.transactionReference === reference && kinds.includes(one.kind))
        .reduce((total, one) => total + one.amount, 0);
    return [sum("charge"), sum("cancel", "release"), sum("capture"), sum("refund")];
  });
  expect(books).toEqual(
    model.all.map(({ charged, givenUp, captured, refunded }) => [charged, givenUp, captured, refunded]),
  );
  for (const [charged = 0, givenUp = 0, captured = 0, refunded = 0] of books) {
    expect(refunded).toBeLessThanOrEqual(captured);
    expect(givenUp + captured).toBeLessThanOrEqual(charged);
  }
}

function termsOf({
  mode,
  captureDay,
  total,
}: Pick<ModelTransaction, "mode" | "captureDay" | "total">): WireObject {
  return {
    amount: String(total),
    currencyCode: "978",
    orderChannel: "INTERNET",
    captureMode: mode,
    captureDay: String(captureDay),
  };
}

function newReference(references: string[]): string {
  const reference = `MODEL${references.length}`;
  references.push(reference);
  return reference;
}

function pickOf(model: Model, index: number): ModelTransaction | undefined {
  return model.all.at(-1 - index);
}

function referenceOf(references: readonly string[], index: number): string {
  return references.at(-1 - index) ?? "NOBODY";
}
