import { createGateway, createPayments, type Journal, type Payments } from "@sips-kit/server";
import { startSimulator, testShop, type Simulator } from "@sips-kit/simulator";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createBuyer } from "./buyer.js";
import { controlOf } from "./control.js";
import { createMovableTime, type MovableTime } from "./movable-time.js";
import { openShop, type Shop } from "./shop.js";
import { openMemoryJournal } from "../packages/server/src/journal/testing/memory-journal.js";

// Three servers share the checks of one attempt. Each relies only on its own observations.
const minute = 60_000;
const order = "cardValidateAuthenticationAndOrder";

let simulator: Simulator;
let journal: Journal;
let time: MovableTime;
let shop: Shop;
let servers: Payments[];

beforeEach(async () => {
  simulator = await startSimulator({ port: 0, visibleAfterMs: 4 * minute });
  journal = await openMemoryJournal();
  time = createMovableTime();
  shop = await openShop({ simulator, journal, now: time.now, timers: time.timers });
  servers = [shop.payments, another(), another()];
});
afterEach(async () => {
  await shop.close();
  await simulator.close();
});

/** One more server of the shop. */
function another(): Payments {
  return createPayments({
    gateway: createGateway({ url: simulator.url, ...testShop }),
    journal,
    publicUrl: `${shop.url}/sips`,
    signingKeys: [{ id: "1", secret: "a secret of the tests, long enough" }],
    resolveOrder: (orderId) => shop.orders.get(orderId),
    resultUrl: () => "/result",
    now: time.now,
    timers: time.timers,
  });
}

// The simulator's time stands still while the servers' advances, unless a test moves it: otherwise the simulator would
// end an expired payment session itself, and the servers would have nothing to conclude.
async function loseOrder(when: "before" | "after"): Promise<void> {
  const buyer = createBuyer(shop);
  const session = await buyer.opens("4711");
  const token = await buyer.types("5100000100000700");
  await controlOf(shop).fault(order, "reset", when);
  expect((await buyer.pays(session, token)).body).toMatchObject({ outcome: "unknown" });
}

const stateNow = async () => (await journal.listByOrder("4711"))[0]?.state;

/** Each minute one server checks, in turn; returns after how many minutes there was a result. */
async function minutesToEnd(everyMinute: (passed: number) => unknown = () => {}): Promise<number> {
  for (let passed = 0; passed < 240; passed += 1) {
    await servers[passed % servers.length]?.reconcile();
    if ((await stateNow()) !== "unknown") return passed;
    await everyMinute(passed);
    time.pass(minute);
  }
  throw new Error("No end in four hours.");
}

test("a charge that never arrived is given up as soon as one server has found no trace for the whole waiting time", async () => {
  await loseOrder("before");
  const minutes = await minutesToEnd();
  expect(await stateNow()).toBe("abandoned");
  // 15 minutes in which the gateway accepts it, 5 in which it may not show yet, and the wait for a server's turn.
  expect(minutes).toBeGreaterThanOrEqual(20);
  expect(minutes).toBeLessThanOrEqual(23);
  expect(await controlOf(shop).charges()).toEqual([]);
});

test("a crashed server's observations are lost; the others use their own", async () => {
  await loseOrder("before");
  const minutes = await minutesToEnd((passed) => {
    // The first server to query is replaced by one without observations.
    if (passed === 15) servers[0] = another();
  });
  expect(await stateNow()).toBe("abandoned");
  expect(minutes).toBeGreaterThanOrEqual(20);
  expect(minutes).toBeLessThanOrEqual(40);
});

test("if all servers restart, the result only comes later", async () => {
  await loseOrder("before");
  const minutes = await minutesToEnd((passed) => {
    if (passed === 18) servers = [another(), another(), another()];
  });
  expect(await stateNow()).toBe("abandoned");
  expect(minutes).toBeGreaterThanOrEqual(19 + 20);
  // The next check of an order that has been unknown for so long may be a quarter of an hour away.
  expect(minutes).toBeLessThanOrEqual(19 + 15 + 20 + 4);
});

test("a charge that shows late is found by whichever server checks", async () => {
  await loseOrder("after");
  expect(await minutesToEnd(() => controlOf(shop).advance("PT1M"))).toBeLessThanOrEqual(10);
  expect(await stateNow()).toBe("accepted");
  expect(await controlOf(shop).charges()).toHaveLength(1);
});

test("a refund is reported as not done by a server that has found no trace for the whole waiting time", async () => {
  const buyer = createBuyer(shop);
  shop.orders.set("4711", {
    orderId: "4711",
    amountMinor: 2490,
    currencyCode: "978",
    details: { captureMode: "IMMEDIATE" },
  });
  const session = await buyer.opens("4711");
  await buyer.pays(session, await buyer.types("5100000100000700"));
  await controlOf(shop).advance("PT10M");
  const [payment] = await shop.payments.listByOrder("4711");
  const reference = payment?.reference ?? "";
  await controlOf(shop).fault("refund", "reset", "before");
  const { operations } = shop.payments;
  expect(await operations.refund({ idempotencyKey: "r1", reference, amountMinor: 1000 })).toMatchObject({
    state: "unknown",
  });
  let minutes = 0;
  while ((await operations.find("r1"))?.state === "unknown" && minutes < 60) {
    await servers[minutes % servers.length]?.reconcile();
    await controlOf(shop).advance("PT1M");
    time.pass(minute);
    minutes += 1;
  }
  expect(await operations.find("r1")).toMatchObject({ state: "not-done" });
  expect(minutes).toBeGreaterThanOrEqual(6);
  expect(minutes).toBeLessThanOrEqual(12);
});
