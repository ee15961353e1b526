import { createPublicKey } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startSimulator, type Simulator } from "../start-simulator.js";
import { createControlClient } from "../testing/control-client.js";
import { cardFields, createOfficeClient, orderFields } from "../testing/office-client.js";

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator({ port: 0 });
});
afterEach(() => simulator.close());

const pan = "5100000000000800";
const order = (change = {}) =>
  createOfficeClient(simulator.url).call("cardOrder", { ...orderFields(change), ...cardFields(pan) });

test("transactions and charges, all or by reference", async () => {
  const control = createControlClient(simulator.url);
  await order({ transactionReference: "ONE" });
  await order({ transactionReference: "TWO", amount: "100" });
  expect((await control.get("transactions")).body).toMatchObject({
    transactions: [{ transactionReference: "ONE" }, { transactionReference: "TWO" }],
    charges: [{ amount: 2490 }, { amount: 100 }],
  });
  const { body } = await control.get("transactions?transactionReference=TWO");
  expect(body).toMatchObject({
    transactions: [
      {
        status: "TO_CAPTURE",
        responseCode: "00",
        originAmount: 100,
        card: { maskedPan: "5100##########00", brands: ["MASTERCARD"] },
        history: [{ operation: "TRANSACTION", transactionStatus: "TO_CAPTURE" }],
      },
    ],
    charges: [{ transactionReference: "TWO", merchantId: "002001000000001" }],
  });
  expect((await control.get("transactions?transactionReference=NONE")).body).toEqual({
    transactions: [],
    charges: [],
    movements: [],
  });
});

test("exchanges show what went over the wire, without the card", async () => {
  const control = createControlClient(simulator.url);
  await control.post("faults", { method: "cardOrder", fault: "no-seal" });
  await order();
  const { body } = await control.get("exchanges");
  expect(body).toMatchObject({
    exchanges: [
      {
        method: "cardOrder",
        delivery: "no-seal",
        request: { cardNumber: "5100##########00", cardCSCValue: "***" },
        answer: { responseCode: "00" },
      },
    ],
  });
});

test("no answer of the control API holds the card number", async () => {
  const control = createControlClient(simulator.url);
  await order({ orderId: "4711", returnContext: `pan=${pan}` });
  for (const path of ["transactions", "exchanges", "faults", "clock", "cse-key", "health"]) {
    expect(JSON.stringify((await control.get(path)).body)).not.toContain(pan);
  }
});

test("the clock moves everything: what was ordered is captured the next day", async () => {
  const control = createControlClient(simulator.url);
  await order({ transactionReference: "ONE" });
  const before = (await control.get("clock")).body["now"];
  const { body } = await control.post("clock", { advance: "P1DT1H" });
  expect(Date.parse(String(body["now"])) - Date.parse(String(before))).toBeGreaterThanOrEqual(90_000_000);
  expect(await control.transaction("ONE")).toMatchObject({ status: "CAPTURED" });
});

test("reset forgets transactions, exchanges, faults and the time added", async () => {
  const control = createControlClient(simulator.url);
  await order({ transactionReference: "ONE" });
  await control.post("clock", { advance: "P10D" });
  await control.post("faults", { fault: "reset" });
  const { body } = await control.post("reset");
  expect(Math.abs(Date.parse(String(body["now"])) - Date.now())).toBeLessThan(60_000);
  expect((await control.get("transactions")).body).toEqual({
    transactions: [],
    charges: [],
    movements: [],
  });
  expect((await control.get("exchanges")).body).toEqual({ exchanges: [] });
  expect((await control.get("faults")).body).toEqual({ faults: [] });
  expect(await order({ transactionReference: "ONE" })).toMatchObject({ responseCode: "00" });
});

test("faults are armed, listed and disarmed", async () => {
  const control = createControlClient(simulator.url);
  const armed = { method: "cardOrder", fault: "reset", when: "before", times: 3 };
  expect((await control.post("faults", armed)).body).toEqual({ faults: [armed] });
  expect((await control.delete("faults")).body).toEqual({ faults: [] });
  expect((await order())["responseCode"]).toBe("00");
});

test("the CSE key is given as PEM and as numbers", async () => {
  const { body } = await createControlClient(simulator.url).get("cse-key");
  expect(body["pem"]).toBe(simulator.csePublicKeyPem);
  const { n, e } = createPublicKey(simulator.csePublicKeyPem).export({ format: "jwk" });
  expect(body["modulus"]).toBe(Buffer.from(n ?? "", "base64url").toString("hex"));
  expect(body["exponent"]).toBe(Buffer.from(e ?? "", "base64url").toString("hex"));
  expect(body["keyId"]).toBe("SIM-CSE-1");
});

test.each([
  ["clock", {}, "BAD_DURATION"],
  ["clock", { advance: "20 minutes" }, "BAD_DURATION"],
  ["clock", { advance: "P99999999W" }, "BAD_DURATION"],
  ["faults", {}, "BAD_FAULT"],
  ["faults", { fault: "fire" }, "BAD_FAULT"],
  ["faults", { fault: "reset", method: "cardOrders" }, "BAD_FAULT"],
  ["faults", { fault: "reset", method: "constructor" }, "BAD_FAULT"],
  ["faults", { fault: "reset", when: "now" }, "BAD_FAULT"],
  ["faults", { fault: "reset", times: 0 }, "BAD_FAULT"],
  ["faults", { fault: "reset", times: "2" }, "BAD_FAULT"],
  ["faults", [], "MALFORMED_JSON"],
])("400 for %s with %j", async (path, body, code) => {
  const answer = await createControlClient(simulator.url).post(path, body);
  expect(answer).toMatchObject({ status: 400, body: { error: { code } } });
});

test("404, 405, 413 and 415 are answered as JSON", async () => {
  const control = createControlClient(simulator.url);
  expect(await control.get("nothing")).toMatchObject({
    status: 404,
    body: { error: { code: "UNKNOWN_PATH" } },
  });
  expect(await control.get("reset")).toMatchObject({
    status: 405,
    body: { error: { code: "METHOD_NOT_ALLOWED" } },
  });
  expect(await control.post("clock", { padding: "x".repeat(1024 * 1024) })).toMatchObject({
    status: 413,
    body: { error: { code: "BODY_TOO_LARGE" } },
  });
  expect(await control.post("clock")).toMatchObject({
    status: 415,
    body: { error: { code: "CONTENT_TYPE" } },
  });
});
