import { startSimulator } from "@sips-kit/simulator";
import { afterEach, expect, test } from "vitest";
import { createBuyer } from "./buyer.js";
import { controlOf } from "./control.js";
import { startHoldingLine } from "./holding-line.js";
import { createMovableTime } from "./movable-time.js";
import { openShop, type Shop } from "./shop.js";

const minute = 60_000;

let closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function opens(deadlineMs: number) {
  const simulator = await startSimulator({ port: 0 });
  const line = await startHoldingLine(simulator.url, "refund");
  const time = createMovableTime();
  const shop = await openShop({ simulator, line: line.url, deadlineMs, now: time.now, timers: time.timers });
  closing = [line.release, shop.close, line.close, simulator.close];
  return { shop, line, time };
}

async function paid(shop: Shop): Promise<string> {
  const buyer = createBuyer(shop);
  const details = { captureMode: "IMMEDIATE" } as const;
  shop.orders.set("4711", { orderId: "4711", amountMinor: 2490, currencyCode: "978", details });
  await buyer.pays(await buyer.opens("4711"), await buyer.types("5100000100000700"));
  await controlOf(shop).advance("PT10M");
  return (await shop.payments.listByOrder("4711"))[0]?.reference ?? "";
}

test("a refund is not given up while its call may still reach the gateway, however long its deadline", async () => {
  const { shop, line, time } = await opens(10 * minute);
  const reference = await paid(shop);
  const { operations } = shop.payments;
  const arrival = line.hold();
  const refunding = operations.refund({ idempotencyKey: "r1", reference, amountMinor: 1000 });
  await arrival;
  // It may wait five minutes for a connection and ten for the answer, which may show five minutes later.
  for (let passed = 0; passed < 20; passed += 1) {
    await shop.payments.reconcile();
    expect(await operations.find("r1")).toMatchObject({
      state: expect.stringMatching(/^(sending|unknown)$/),
    });
    time.pass(minute);
  }
  line.release();
  await refunding;
  await shop.payments.reconcile();
  expect(await operations.find("r1")).toMatchObject({ state: "accepted" });
});
