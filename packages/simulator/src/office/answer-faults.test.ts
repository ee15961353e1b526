import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { testShop } from "../fixtures/shops.js";
import type { WireObject } from "../ledger/wire.js";
import { startSimulator, type Simulator } from "../start-simulator.js";
import { createControlClient } from "../testing/control-client.js";
import { leaveRemittance } from "../testing/leave-remittance.js";
import { cardFields, createOfficeClient, orderFields, type OfficeAnswer } from "../testing/office-client.js";
import { sealMatches } from "./seal.js";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ port: 0 });
});
afterAll(() => simulator.close());
beforeEach(async () => {
  await createControlClient(simulator.url).post("reset");
});

const control = () => createControlClient(simulator.url);
const arm = (fault: WireObject) => control().post("faults", fault);
const order = (transactionReference: string, change: WireObject = {}) =>
  createOfficeClient(simulator.url).call("cardOrder", {
    ...orderFields({ transactionReference, orderId: "4711" }),
    ...cardFields("5100000000000800"),
    ...change,
  });
const look = (transactionReference: string) =>
  createOfficeClient(simulator.url).call("getTransactionData", { transactionReference });
const isSealed = (answer: OfficeAnswer) =>
  // An answer over HTTP is JSON.
  sealMatches(answer as WireObject, testShop.secretKey, "HMAC-SHA-256");

describe("foreign-echo", () => {
  test.each([
    ["transactionReference", "ONE"],
    ["orderId", "4711"],
    ["merchantId", testShop.merchantId],
    ["currencyCode", "978"],
    ["originAmount", 2490],
    ["currentAmount", 2490],
  ])("%s is not %j, under a right seal, and all else is", async (field, own) => {
    await order("ONE");
    const right = await look("ONE");
    expect(right[field]).toBe(own);
    await arm({ method: "getTransactionData", fault: "foreign-echo", field });
    const { [field]: foreign, seal: _seal, ...rest } = await look("ONE");
    expect(foreign).not.toBe(own);
    expect(typeof foreign).toBe(typeof own);
    expect({ ...right, [field]: foreign }).toMatchObject(rest);
    expect(await look("ONE")).toMatchObject({ [field]: own });
  });

  test("a field that the answer does not have, a chosen value, and the effect", async () => {
    await arm({ method: "cardOrder", fault: "foreign-echo", field: "amount", value: 1, times: 1 });
    const answer = await order("ONE");
    expect(answer).toMatchObject({ responseCode: "00", amount: 1 });
    expect(isSealed(answer)).toBe(true);
    expect(await control().chargeCount()).toBe(1);
  });
});

test.each(["transactionReference", "originAmount", "currencyCode"])("missing-echo: %s", async (field) => {
  await order("ONE");
  await arm({ method: "getTransactionData", fault: "missing-echo", field });
  const answer = await look("ONE");
  expect(answer).not.toHaveProperty(field);
  expect(isSealed(answer)).toBe(true);
  expect(await look("ONE")).toHaveProperty(field);
});

describe("swapped-answer", () => {
  test("the sealed answer to the call before, whichever it was, and without a charge", async () => {
    const first = await order("ONE");
    await arm({ method: "cardOrder", fault: "swapped-answer", when: "before" });
    expect(await order("TWO")).toEqual(first);
    expect(await control().chargeCount()).toBe(1);
    expect(await order("TWO")).toMatchObject({ responseCode: "00", transactionReference: "TWO" });
  });

  test("after the effect, and of a chosen method", async () => {
    const first = await order("ONE");
    await look("ONE");
    await arm({ method: "cardOrder", fault: "swapped-answer", from: "cardOrder" });
    expect(await order("TWO")).toEqual(first);
    expect(await control().chargeCount()).toBe(2);
  });

  test("with nothing to swap, its own", async () => {
    await arm({ fault: "swapped-answer" });
    expect(await order("ONE")).toMatchObject({ transactionReference: "ONE" });
  });
});

test("stale-answer: what was answered about the transaction before", async () => {
  await order("ONE", { captureDay: "5" });
  const before = await look("ONE");
  await order("TWO");
  await look("TWO");
  await leaveRemittance(simulator.url);
  await createOfficeClient(simulator.url).call("cancel", {
    transactionReference: "ONE",
    operationAmount: "2490",
    currencyCode: "978",
  });
  await arm({ method: "getTransactionData", fault: "stale-answer" });
  expect(await look("ONE")).toEqual(before);
  expect(await look("ONE")).toMatchObject({ transactionStatus: "CANCELLED" });
});

describe("forced-code", () => {
  test.each(["99", "90", "34", "03", "12", "40", "25"])("%s for a look-up, sealed", async (code) => {
    await order("ONE");
    await arm({ method: "getTransactionData", fault: "forced-code", code });
    const answer = await look("ONE");
    expect(answer).toEqual({ getTransDataResponseCode: code, seal: expect.any(String) as string });
    expect(isSealed(answer)).toBe(true);
    expect(await look("ONE")).toMatchObject({ getTransDataResponseCode: "00" });
  });

  test("25 for a look-up, without a seal", async () => {
    await order("ONE");
    await arm({ method: "getTransactionData", fault: "forced-code", code: "25", sealed: false });
    expect(await look("ONE")).toEqual({ getTransDataResponseCode: "25" });
  });

  test.each([
    ["before", 0],
    ["after", 1],
  ])("%s an order has its effect: charges %i", async (when, charges) => {
    await arm({ method: "cardOrder", fault: "forced-code", code: "05", when });
    expect(await order("ONE")).toMatchObject({ responseCode: "05" });
    expect(await control().chargeCount()).toBe(charges);
  });
});

test("faults with options are listed with them, and exchanges name them", async () => {
  const fault = {
    method: "cardOrder",
    fault: "forced-code",
    code: "99",
    sealed: false,
    when: "before",
    times: 2,
  };
  expect((await arm(fault)).body).toEqual({ faults: [fault] });
  await order("ONE");
  expect((await control().get("exchanges")).body).toMatchObject({
    exchanges: [{ delivery: "forced-code", answer: { responseCode: "99" } }],
  });
});

test.each([
  [{ fault: "forced-code", code: "999" }, "code:"],
  [{ fault: "forced-code", code: 99 }, "code:"],
  [{ fault: "forced-code", field: "amount" }, "field: not an option of forced-code"],
  [{ fault: "foreign-echo", field: "" }, "field:"],
  [{ fault: "foreign-echo", value: true }, "value:"],
  [{ fault: "swapped-answer", from: "cardOrders" }, "from:"],
  [{ fault: "reset", code: "99" }, "code: not an option of reset"],
  [{ fault: "forced-code", sealed: "no" }, "sealed:"],
])("400 for %j", async (fault, message) => {
  expect(await arm(fault)).toMatchObject({
    status: 400,
    body: { error: { code: "BAD_FAULT", message: expect.stringContaining(message) as string } },
  });
});
