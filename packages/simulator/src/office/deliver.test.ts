import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { testShop } from "../fixtures/shops.js";
import { startSimulator, type Simulator } from "../start-simulator.js";
import { createControlClient } from "../testing/control-client.js";
import { cardFields, createOfficeClient, orderFields } from "../testing/office-client.js";
import { faultNames, type FaultName } from "../world/faults.js";
import { sealMatches } from "./seal.js";

const slowAnswerMs = 60;
let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator({ port: 0, slowAnswerMs });
});
afterEach(() => simulator.close());

/**
 * Orders, and tells what arrived: the status, the text as far as it came, and whether it ended in order. The caller
 * gives up when there is more than `bytes`, or `ms` after the first byte ("byte"), or `ms` after the office has dealt
 * with the call ("call"): never by a clock that a busy machine could overtake.
 */
async function order(
  cardNumber = "5100000000000800",
  limit: { bytes?: number; ms?: number; after?: "byte" | "call" } = {},
) {
  const abort = new AbortController();
  const giveUpSoon = () => setTimeout(() => abort.abort(), limit.ms);
  const received = { status: 0, contentType: "", text: "", end: "whole" };
  const before = await exchangeCount();
  const sent = createOfficeClient(simulator.url).send(
    "cardOrder",
    { ...orderFields(), ...cardFields(cardNumber) },
    abort.signal,
  );
  const dealtWith =
    limit.after === "call"
      ? expect
          .poll(exchangeCount, { timeout: 60_000 })
          .toBe(before + 1)
          .then(giveUpSoon)
      : undefined;
  try {
    const response = await sent;
    received.status = response.status;
    received.contentType = response.headers.get("content-type") ?? "";
    for await (const chunk of response.body ?? []) {
      if (limit.after === "byte" && received.text === "") giveUpSoon();
      received.text += Buffer.from(chunk).toString();
      if (received.text.length > (limit.bytes ?? Infinity)) {
        received.end = "limit";
        break;
      }
    }
  } catch {
    received.end = abort.signal.aborted ? "silence" : "cut";
  }
  await dealtWith;
  return received;
}

async function exchangeCount(): Promise<number> {
  const { body } = await createControlClient(simulator.url).get("exchanges");
  // The control API answers a list.
  return (body["exchanges"] as unknown[]).length;
}

const isSealed = (text: string) => sealMatches(JSON.parse(text), testShop.secretKey, "HMAC-SHA-256");

const expectations: Record<FaultName, () => Promise<void>> = {
  "no-answer": async () => {
    expect(await order(undefined, { ms: 100, after: "call" })).toMatchObject({ status: 0, end: "silence" });
  },
  "half-body-silence": async () => {
    const received = await order(undefined, { ms: 100, after: "byte" });
    expect(received).toMatchObject({ status: 200, end: "silence" });
    expect(received.text).toMatch(/^\{".+[^}]$/s);
  },
  "half-body-cut": async () => {
    const received = await order();
    expect(received).toMatchObject({ status: 200, end: "cut" });
    expect(received.text).toMatch(/^\{".+[^}]$/s);
  },
  reset: async () => {
    expect(await order()).toMatchObject({ status: 0, end: "cut" });
  },
  "http-500": async () => {
    expect(await order()).toMatchObject({ status: 500, end: "whole" });
  },
  "cut-json": async () => {
    const received = await order();
    expect(received).toMatchObject({ status: 200, end: "whole" });
    expect(received.contentType).toMatch("application/json");
    expect(() => JSON.parse(received.text)).toThrow(SyntaxError);
  },
  "html-200": async () => {
    const received = await order();
    expect(received).toMatchObject({ status: 200, end: "whole" });
    expect(received.text).toMatch("<!doctype html>");
  },
  "wrong-seal": async () => {
    const { text } = await order();
    expect(JSON.parse(text).seal).toMatch(/^[0-9a-f]{64}$/);
    expect(isSealed(text)).toBe(false);
  },
  "no-seal": async () => {
    const answer = JSON.parse((await order()).text);
    expect(answer).toHaveProperty("responseCode");
    expect(answer).not.toHaveProperty("seal");
  },
  "other-reference": async () => {
    const { text } = await order();
    expect(JSON.parse(text).transactionReference).toBe("SOMEBODYELSES");
    expect(isSealed(text)).toBe(true);
  },
  "slow-drip": async () => {
    const received = await order(undefined, { ms: 300, after: "byte" });
    expect(received).toMatchObject({ status: 200, end: "silence" });
    expect(received.text.length).toBeGreaterThan(0);
    // Whole, it would be more than a thousand bytes: minutes.
    expect(received.text.length).toBeLessThan(100);
  },
  "giant-body": async () => {
    const received = await order(undefined, { bytes: 4 * 1024 * 1024 });
    expect(received).toMatchObject({ status: 200, end: "limit" });
    expect(received.text).toMatch(/^\{".+"padding":"x{1000}/s);
  },
};

describe.each(faultNames)("%s", (fault) => {
  test.each([
    ["before", 0],
    ["after", 1],
  ])("%s the order: charges %i", async (when, charges) => {
    const control = createControlClient(simulator.url);
    await control.post("faults", { method: "cardOrder", fault, when });
    await expectations[fault]();
    expect(await control.chargeCount()).toBe(charges);
    // Used up: the next one goes through.
    expect(JSON.parse((await order()).text)).toMatchObject({ responseCode: "00" });
  });
});

test("a slow card is answered, late", async () => {
  const startedAt = performance.now();
  expect(JSON.parse((await order("5100000800000000")).text)).toMatchObject({ responseCode: "00" });
  // Timers of Node may fire a millisecond early.
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(slowAnswerMs - 1);
});

test("a lost order is charged and never answered", async () => {
  expect(await order("5100000600000200", { ms: 100, after: "call" })).toMatchObject({
    status: 0,
    end: "silence",
  });
  expect(await createControlClient(simulator.url).chargeCount()).toBe(1);
});

test("faults affect only their method, as often as requested", async () => {
  const control = createControlClient(simulator.url);
  await control.post("faults", { method: "getTransactionData", fault: "http-500" });
  await control.post("faults", { fault: "http-500", times: 2 });
  expect((await order()).status).toBe(500);
  expect((await order()).status).toBe(500);
  expect((await order()).status).toBe(200);
  expect((await control.get("faults")).body).toEqual({
    faults: [{ method: "getTransactionData", fault: "http-500", when: "after", times: 1 }],
  });
});
