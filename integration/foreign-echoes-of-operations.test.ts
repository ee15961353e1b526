import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { found, type Fields, type Script } from "./scripted-gateway.js";
import { closeSimulator, openScriptedShop, type ScriptedShop } from "./scripted-shop.js";

// Answers to a merchant's operations that contradict the operation, or may be the answers to other calls.

let scene: ScriptedShop;
afterAll(closeSimulator);

const query = "getTransactionData";
const paid = { transactionStatus: "CAPTURED", responseCode: "00" };
beforeEach(async () => {
  scene = await openScriptedShop();
  await scene.pays();
  scene.office.script(query, shows(paid));
});
afterEach(() => scene.close());
const reference = async () => (await scene.newest())?.reference ?? "";

test.each([
  ["refund", "1990", "accepted"],
  ["refund", "1991", "unknown"],
  ["cancel", "1990", "accepted"],
  ["cancel", "0", "unknown"],
  // The rest is released: sources do not say which of the two amounts is shown.
  ["validate", "500", "accepted"],
  ["validate", "1990", "accepted"],
  ["validate", "2490", "unknown"],
] as const)("500 of 2490: a %s that leaves %s is %s", async (kind, newAmount, state) => {
  scene.office.script(kind, () => ({ responseCode: "00", newAmount, newStatus: "TO_CREDIT" }));
  const request = { idempotencyKey: "o1", reference: await reference(), amountMinor: 500 };
  expect(await scene.shop.payments.operations[kind](request)).toMatchObject({ state });
  const contradictions = scene.steps("answer contradicts the operation");
  expect(contradictions).toMatchObject(state === "unknown" ? [{ field: "newAmount" }] : []);
});

// A review decision leaves the whole amount, or nothing if the payment is refused.
test.each([
  ["acceptReview", "acceptChallenge", "TO_CAPTURE", "2490", "accepted"],
  ["acceptReview", "acceptChallenge", "TO_CAPTURE", undefined, "accepted"],
  ["acceptReview", "acceptChallenge", "TO_CAPTURE", "1000", "unknown"],
  ["refuseReview", "refuseChallenge", "REFUSED", "2490", "accepted"],
  ["refuseReview", "refuseChallenge", "REFUSED", "0", "accepted"],
  ["refuseReview", "refuseChallenge", "REFUSED", "1000", "unknown"],
] as const)(
  "%s of 2490: a %s to %s that leaves %s is %s",
  async (kind, method, newStatus, newAmount, state) => {
    scene.office.script(query, shows({ ...paid, transactionStatus: "TO_CHALLENGE" }));
    scene.office.script(method, () => ({ responseCode: "00", newAmount, newStatus }));
    const request = { idempotencyKey: "o1", reference: await reference() };
    const { operations } = scene.shop.payments;
    expect(await operations[kind](request)).toMatchObject({ state });
    const contradictions = scene.steps("answer contradicts the operation");
    expect(contradictions).toMatchObject(state === "unknown" ? [{ field: "newAmount" }] : []);

    scene.office.script(query, shows({ ...paid, transactionStatus: newStatus }));
    await scene.shop.payments.reconcile();
    expect(await operations.find("o1")).toMatchObject({ state: "accepted" });
  },
);

test("a validate that is answered with the status of another transaction is what the records show", async () => {
  const held = { ...paid, transactionStatus: "TO_VALIDATE" };
  scene.office.script(query, shows(held));
  scene.office.script("validate", () => ({ responseCode: "00", newAmount: "0", newStatus: "CAPTURED" }));
  const { operations } = scene.shop.payments;
  const request = { idempotencyKey: "v1", reference: await reference(), amountMinor: 2490 };
  expect(await operations.validate(request)).toMatchObject({ state: "unknown" });
  scene.office.script(query, shows({ ...paid, transactionStatus: "TO_CAPTURE" }));
  await scene.shop.payments.reconcile();
  expect(await operations.find("v1")).toMatchObject({ state: "accepted" });
});

test.each([
  ["validate", "validate", "TO_VALIDATE", "EXPIRED"],
  ["refuseReview", "refuseChallenge", "TO_CHALLENGE", "EXPIRED"],
  ["acceptReview", "acceptChallenge", "TO_CHALLENGE", "EXPIRED"],
  ["validate", "validate", "TO_VALIDATE", "CANCELLED"],
  ["refuseReview", "refuseChallenge", "TO_CHALLENGE", "CANCELLED"],
  ["acceptReview", "acceptChallenge", "TO_CHALLENGE", "CANCELLED"],
] as const)(
  "a %s (%s) whose answer was lost, of a payment that was %s and is %s then, is not done",
  async (kind, method, before, after) => {
    scene.office.script(query, shows({ ...paid, transactionStatus: before }));
    scene.office.script(method, () => undefined);
    const { operations } = scene.shop.payments;
    const payment = await reference();
    expect(await operations[kind]({ idempotencyKey: "v1", reference: payment })).toMatchObject({
      state: "unknown",
    });
    scene.office.script(query, shows({ ...paid, transactionStatus: after }));
    await scene.shop.payments.reconcile();
    expect(await operations.find("v1")).toMatchObject({ state: "not-done", newStatus: after });
    // Nothing is locked by it.
    scene.office.script("duplicate", ({ transactionReference, amount }) => ({
      responseCode: "00",
      transactionReference,
      amount,
    }));
    const again = { idempotencyKey: "d1", reference: payment, amountMinor: 2490 };
    expect(await operations.duplicate(again)).toMatchObject({ state: "accepted" });
  },
);

test.each([
  ["a refusal of a review", "refuseReview", "refuseChallenge", "TO_CHALLENGE", "CAPTURED"],
  ["a refusal of an accepted payment", "refuseReview", "refuseChallenge", "TO_CAPTURE", "CAPTURED"],
  ["an acceptance of a review", "acceptReview", "acceptChallenge", "TO_CHALLENGE", "REFUSED"],
] as const)(
  "%s whose answer was lost is not done if the review was decided otherwise",
  async (_name, kind, method, before, after) => {
    scene.office.script(query, shows({ ...paid, transactionStatus: before }));
    scene.office.script(method, () => undefined);
    const { operations } = scene.shop.payments;
    const request = { idempotencyKey: "r1", reference: await reference() };
    expect(await operations[kind](request)).toMatchObject({ state: "unknown" });
    scene.office.script(query, shows({ ...paid, transactionStatus: after }));
    await scene.shop.payments.reconcile();
    expect(await operations.find("r1")).toMatchObject({ state: "unknown" });
    await scene.untilAllIsOver();
    expect(await operations.find("r1")).toMatchObject({ state: "not-done" });
  },
);

// The amount left limits refunds, and is what a refund of the rest returns.
test.each([
  ["an acceptReview", "acceptReview", "acceptChallenge", { newAmount: "1000", newStatus: "TO_CAPTURE" }],
  ["a duplicate", "duplicate", "duplicate", { newAmount: "1000" }],
  // With the reading in which the newAmount of a validation is the remainder.
  ["a validate", "validate", "validate", { newAmount: "0", newStatus: "TO_CAPTURE" }],
] as const)(
  "a foreign amount in the answer to %s is not taken for what is left",
  async (_what, kind, method, answer) => {
    scene.office.script(query, shows({ ...paid, transactionStatus: "TO_CHALLENGE" }));
    scene.office.script(method, ({ transactionReference, amount }) => ({
      ...(kind === "duplicate" && { transactionReference, amount }),
      responseCode: "00",
      ...answer,
    }));
    const { operations } = scene.shop.payments;
    const payment = await reference();
    const request = { idempotencyKey: "o1", reference: payment };
    if (kind === "acceptReview") await operations[kind](request);
    else await operations[kind]({ ...request, amountMinor: 2490 });
    scene.office.script(query, shows(paid));
    await scene.shop.payments.reconcile();
    expect(await operations.find("o1")).toMatchObject({ state: "accepted" });

    scene.office.script("refund", () => ({ responseCode: "00", newAmount: "0" }));
    const refund = await operations.refund({ idempotencyKey: "r1", reference: payment });
    expect(refund).toMatchObject({ state: "accepted", amountMinor: 2490 });
  },
);

test("a refund adds up after one whose answer had no amount, although the records lag behind", async () => {
  const own = await openScriptedShop({ requireEchoes: false });
  await own.pays();
  own.office.script(query, shows(paid));
  own.office.script("refund", () => ({ responseCode: "00" }));
  const payment = (await own.newest())?.reference ?? "";
  const { operations } = own.shop.payments;
  await operations.refund({ idempotencyKey: "r1", reference: payment, amountMinor: 500 });
  const rest = await operations.refund({ idempotencyKey: "r2", reference: payment });
  expect(rest).toMatchObject({ state: "accepted", amountMinor: 1990 });
  await own.close();
});

test("a refund whose answer does not add up is resolved by the gateway's record, and never sent again", async () => {
  scene.office.script("refund", () => ({ responseCode: "00", newAmount: "2400" }));
  const request = { idempotencyKey: "r1", reference: await reference(), amountMinor: 500 };
  const { operations } = scene.shop.payments;
  expect(await operations.refund(request)).toMatchObject({ state: "unknown" });
  scene.office.script(query, shows({ ...paid, transactionStatus: "TO_CREDIT", currentAmount: 1990 }));
  await scene.shop.payments.reconcile();
  expect(await operations.find("r1")).toMatchObject({ state: "accepted", newAmount: 1990 });
  expect(scene.office.count("refund")).toBe(1);
});

test.each([
  ["shows it carried out", { currentAmount: 1990 }, "accepted"],
  ["does not show it", {}, "refused"],
] as const)(
  "a refund that is refused without naming its transaction, while the record %s",
  async (_what, shown, state) => {
    const payment = await reference();
    scene.office.script("refund", () => {
      scene.office.script(query, shows({ ...paid, ...shown }));
      return { responseCode: "24" };
    });
    const refund = scene.shop.payments.operations.refund({
      idempotencyKey: "r1",
      reference: payment,
      amountMinor: 500,
    });
    expect(await refund).toMatchObject({ state });
  },
);

test("a refusal of a refund is unknown until a query confirms it", async () => {
  const payment = await reference();
  scene.office.script("refund", () => {
    scene.office.script(query, () => undefined);
    return { responseCode: "24" };
  });
  const { operations } = scene.shop.payments;
  const refund = { idempotencyKey: "r1", reference: payment, amountMinor: 500 };
  expect(await operations.refund(refund)).toMatchObject({ state: "unknown" });
  scene.office.script(query, shows({ ...paid, currentAmount: 1990 }));
  await scene.shop.payments.reconcile();
  expect(await operations.find("r1")).toMatchObject({ state: "accepted" });
});

test("a second refund adds up although the gateway's records do not show the first one yet", async () => {
  const newAmounts = ["1990", "1590"];
  scene.office.script("refund", () => ({ responseCode: "00", newAmount: newAmounts.shift() }));
  const { operations } = scene.shop.payments;
  const payment = await reference();
  for (const [idempotencyKey, amountMinor, newAmount] of [
    ["r1", 500, 1990],
    ["r2", 400, 1590],
  ] as const) {
    const refund = operations.refund({ idempotencyKey, reference: payment, amountMinor });
    expect(await refund).toMatchObject({ state: "accepted", newAmount });
  }
  // Nor is more refunded than is left, whatever the records show.
  const third = operations.refund({ idempotencyKey: "r3", reference: payment, amountMinor: 1600 });
  expect(await third).toMatchObject({ state: "refused", responseCode: "51" });
  expect(scene.office.count("refund")).toBe(2);
});

test.each([
  ["originAmount", { originAmount: 501 }],
  ["currencyCode", { currencyCode: "840" }],
  ["orderId", { orderId: "another" }],
  ["transactionReference", { transactionReference: "OTHER" }],
  ["merchantId", { merchantId: "002001000000009" }],
] as const)("a lost duplicate is not resolved by a record with another %s", async (_field, change) => {
  const origin = await reference();
  scene.office.script("duplicate", () => undefined);
  const { operations } = scene.shop.payments;
  await operations.duplicate({
    idempotencyKey: "d1",
    reference: origin,
    amountMinor: 500,
    orderId: "4711-2",
  });
  scene.office.script(query, (_request, known) => found(known, { ...paid, ...change }));
  await scene.untilAllIsOver();
  expect(await operations.find("d1")).toMatchObject({
    state: "unknown",
    what: expect.stringContaining("manual check needed") as string,
  });
  scene.office.script(query, shows(paid));
  await scene.untilAllIsOver();
  expect(await operations.find("d1")).toMatchObject({ state: "accepted" });
});

test.each(["refund", "cancel", "validate", "duplicate"] as const)(
  "nothing is sent for a %s while the record of its payment is one of another order, amount or currency",
  async (kind) => {
    const payment = await reference();
    const { operations } = scene.shop.payments;
    const foreign = { orderId: "another", originAmount: 9990, currencyCode: "840" };
    for (const [field, value] of Object.entries(foreign)) {
      scene.office.script(query, shows({ ...paid, currentAmount: 9990, [field]: value }));
      const request = { idempotencyKey: `o-${field}`, reference: payment, amountMinor: 500 };
      expect(await operations[kind](request)).toMatchObject({ state: "not-done" });
      expect(scene.steps("answer contradicts the payment").at(-1)).toMatchObject({ field });
    }
    expect(scene.office.count(kind)).toBe(0);
  },
);

test("nothing is sent for a refund of a phone order while its record has another amount or currency", async () => {
  const { operations } = scene.shop.payments;
  scene.office.script("cardOrder", (_request, known) => ({ ...known, responseCode: "00" }));
  const order = { idempotencyKey: "p1", amountMinor: 2490, currencyCode: "978", orderId: "P1" };
  const { reference: payment } = await operations.moto({ ...order, card: { paymentToken: "token" } });
  for (const [field, value] of Object.entries({ originAmount: 9990, currencyCode: "840" })) {
    scene.office.script(query, shows({ ...paid, currentAmount: 9990, [field]: value }));
    const request = { idempotencyKey: `r-${field}`, reference: payment, amountMinor: 500 };
    expect(await operations.refund(request)).toMatchObject({ state: "not-done" });
  }
  expect(scene.office.count("refund")).toBe(0);
});

test.each([
  ["orderId", { orderId: "another" }],
  ["originAmount", { originAmount: 9990 }],
  ["currencyCode", { currencyCode: "840" }],
] as const)("a lost refund is not resolved by a record with another %s", async (_field, change) => {
  scene.office.script("refund", () => undefined);
  const { operations } = scene.shop.payments;
  const refund = { idempotencyKey: "r1", reference: await reference(), amountMinor: 500 };
  expect(await operations.refund(refund)).toMatchObject({ state: "unknown" });
  scene.office.script(query, shows({ ...paid, currentAmount: 1990, ...change }));
  await scene.untilAllIsOver();
  expect(await operations.find("r1")).toMatchObject({
    state: "unknown",
    what: expect.stringContaining("manual check needed") as string,
  });
  scene.office.script(query, shows({ ...paid, currentAmount: 1990 }));
  await scene.untilAllIsOver();
  expect(await operations.find("r1")).toMatchObject({ state: "accepted" });
});

function shows(fields: Fields): Script {
  return (_request, known) => found(known, fields);
}
