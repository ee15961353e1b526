import { startSimulator } from "@sips-kit/simulator";
import { expect, test } from "vitest";
import { createBuyer } from "./buyer.js";
import { controlOf } from "./control.js";
import { createMovableTime } from "./movable-time.js";
import { openShop } from "./shop.js";

test("a gateway that gives no result for a day is queried less and less often, and so is the journal written", async () => {
  const simulator = await startSimulator({ port: 0 });
  const time = createMovableTime();
  const shop = await openShop({ simulator, now: time.now, timers: time.timers });
  const buyer = createBuyer(shop);
  const control = controlOf(shop);
  await control.fault("cardValidateAuthenticationAndOrder", "reset", "before");
  const session = await buyer.opens("4711");
  await buyer.pays(session, await buyer.types("5100000100000700"));
  // It has no such transaction, which may only be a lag of its records; then it refuses queries.
  await shop.payments.reconcile();
  await control.arm({ method: "getTransactionData", fault: "forced-code", code: "99", times: 100_000 });
  for (let minute = 0; minute < 24 * 60; minute += 1) {
    time.pass(60_000);
    await shop.payments.reconcile();
  }
  const [payment] = await shop.payments.listByOrder("4711");
  expect(payment?.state).toBe("unknown");
  // Each query is an event: one every 15 minutes, and a few more.
  expect((await shop.payments.events(payment?.reference ?? "")).length).toBeLessThan(150);

  await control.disarm();
  for (let hour = 0; hour < 2 * 24; hour += 1) {
    time.pass(3_600_000);
    await shop.payments.reconcile();
  }
  expect((await shop.payments.listByOrder("4711"))[0]).toMatchObject({ state: "abandoned" });
  await shop.close();
  await simulator.close();
}, 300_000);
