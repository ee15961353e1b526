import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { WireObject } from "../ledger/wire.js";
import { createControlClient } from "../testing/control-client.js";
import { cardFields, createOfficeClient, orderFields, type OfficeAnswer } from "../testing/office-client.js";
import { startSimulatorProcess, type SimulatorProcess } from "../testing/simulator-process.js";
import { nextParisHour } from "../world/paris-time.js";

let folder: string;
let file: string;
let running: SimulatorProcess | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "simulator-kill-"));
  file = join(folder, "state.jsonl");
});
afterEach(async () => {
  await running?.kill();
  running = undefined;
  rmSync(folder, { recursive: true });
});

async function start() {
  running = await startSimulatorProcess("--state", file, "--seed", "kill");
  const { url } = running;
  return { office: createOfficeClient(url), control: createControlClient(url) };
}

const pan = "5100000000000800";
const frictionless = "5100000100000700";

test("what the gateway has answered holds after a kill", async () => {
  const first = await start();
  // In the morning: between 22:00 and 23:00 no cash operation is taken.
  const now = Date.parse(String((await first.control.get("clock")).body["now"]));
  await first.control.post("clock", { advance: `PT${Math.ceil((nextParisHour(now, 0, 10) - now) / 1000)}S` });

  const order = (change = {}) =>
    first.office.call("cardOrder", orderFields({ ...cardFields(pan), ...change }));
  await order({ transactionReference: "PAID", captureDay: "1" });
  await first.office.call("cancel", {
    transactionReference: "PAID",
    operationAmount: "490",
    currencyCode: "978",
  });
  await order({ transactionReference: "HELD", cardNumber: "5100000500000300" });
  const enrolment = await first.office.call("cardCheckEnrollment", {
    ...orderFields({ ...cardFields(frictionless), transactionReference: "ENROLLED" }),
    merchantReturnUrl: "https://shop.test/",
  });
  const { paymentToken } = await first.office.call("paymentTokenGenerate", cardFields(pan));
  await first.office.call("addCard", { merchantWalletId: "W1", ...cardFields(pan) });
  await first.office.call("addToFraudList", {
    fraudListLevel: "Black",
    fraudListType: "CardList",
    fraudListElementValue: ["4100000000000100"],
  });
  const before = await first.control.get("transactions");
  const clockBefore = Date.parse(String((await first.control.get("clock")).body["now"]));
  await running?.kill();

  const text = readFileSync(file, "utf8");
  expect(text).toContain("PAID");
  for (const number of [pan, frictionless, "5100000500000300", "4100000000000100"]) {
    expect(text).not.toContain(number);
  }

  const { office, control } = await start();
  expect((await control.get("transactions")).body).toEqual(before.body);
  const passed = Date.parse(String((await control.get("clock")).body["now"])) - clockBefore;
  expect(passed).toBeGreaterThanOrEqual(0);
  expect(passed).toBeLessThan(60_000);

  const again = (change: WireObject) =>
    office.call("cardOrder", orderFields({ ...cardFields(pan), ...change }));
  expect(await again({ transactionReference: "PAID" })).toMatchObject({ responseCode: "94" });
  expect(await again({ cardNumber: "4100000000000100" })).toMatchObject({ responseCode: "05" });
  const withToken = orderFields({ paymentToken: String(paymentToken) });
  expect(await office.call("cardOrder", withToken)).toMatchObject({ responseCode: "00" });
  const next = await office.call("paymentTokenGenerate", cardFields(pan));
  expect(next["paymentToken"]).not.toBe(paymentToken);
  expect(await office.call("getWalletData", { merchantWalletId: "W1" })).toMatchObject({
    walletResponseCode: "00",
  });
  expect(await office.call("acceptChallenge", { transactionReference: "HELD" })).toMatchObject({
    newStatus: "TO_CAPTURE",
  });
  expect(
    await office.call("cardValidateAuthenticationAndOrder", {
      transactionReference: "ENROLLED",
      redirectionData: String(enrolment["redirectionData"]),
      messageVersion: "0.1",
    }),
  ).toMatchObject({ responseCode: "00" });
  await control.post("clock", { advance: "P2D" });
  expect(await control.transaction("PAID")).toMatchObject({ status: "CAPTURED", currentAmount: 2000 });
});

test("a second process on the same state file is refused, and the first one goes on", async () => {
  const { office, control } = await start();
  await expect(startSimulatorProcess("--state", file, "--seed", "kill")).rejects.toThrow(
    `${file} is used by another simulator`,
  );
  await office.call("cardOrder", orderFields({ ...cardFields(pan), transactionReference: "AFTER" }));
  const before = await control.get("transactions");
  await running?.kill();
  const again = await start();
  expect((await again.control.get("transactions")).body).toEqual(before.body);
});

test("killed in the middle of its work, it has kept each order that it has answered, once", async () => {
  const answered = new Map<string, OfficeAnswer>();
  for (let round = 0; round < 3; round += 1) {
    const { office } = await start();
    let sent = 0;
    const keepOrdering = async () => {
      for (;;) {
        const transactionReference = `ROUND${round}N${(sent += 1)}`;
        const answer = await office.call(
          "cardOrder",
          orderFields({ ...cardFields(pan), transactionReference }),
        );
        answered.set(transactionReference, answer);
        // In the middle of the other orders: eight are always under way.
        if (sent === 100 + 50 * round) void running?.kill();
      }
    };
    const ends = await Promise.allSettled(Array.from({ length: 8 }, keepOrdering));
    for (const end of ends) expect(String((end as PromiseRejectedResult).reason)).toMatch("fetch failed");
    await running?.kill();
  }
  const { control } = await start();
  const { body } = await control.get("transactions");
  // The shapes that shown.ts gives.
  const kept = (body["transactions"] as { transactionReference: string; authorisationId: string }[]).map(
    ({ transactionReference, authorisationId }) => [transactionReference, authorisationId] as const,
  );
  const charged = (body["charges"] as { transactionReference: string }[]).map(
    (one) => one.transactionReference,
  );
  expect(answered.size).toBeGreaterThan(300);
  const authorisations = new Map(kept);
  for (const [reference, { authorisationId }] of answered) {
    expect([reference, authorisations.get(reference)]).toEqual([reference, authorisationId]);
  }
  expect(new Set(charged).size).toBe(charged.length);
  expect(charged.toSorted()).toEqual(kept.map(([reference]) => reference).toSorted());
});
