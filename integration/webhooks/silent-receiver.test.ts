import { afterEach, beforeEach, expect, test } from "vitest";
import { createMovableTime } from "../movable-time.js";
import { openShop, type Shop } from "../shop.js";
import { stores } from "../stores.js";
import { openReceiver, type Receiver } from "./receiver.js";

const secret = "the secret of the receiver, long enough";
let shop: Shop;
let erp: Receiver;
let crm: Receiver;

beforeEach(async () => {
  erp = await openReceiver([secret]);
  crm = await openReceiver([secret]);
});
afterEach(async () => {
  await shop.close();
  await erp.close();
  await crm.close();
});

test.each(stores)(
  "%s: a silent receiver is tried with few of many events, and keeps no other waiting for each",
  async (_name, openJournal) => {
    const time = createMovableTime();
    const endpoints = [
      { id: "erp", url: erp.url, secrets: [secret] },
      { id: "crm", url: crm.url, secrets: [secret] },
    ] as const;
    shop = await openShop({
      journal: await openJournal(),
      now: time.now,
      timers: time.timers,
      // The other receiver must answer within it, also on a busy machine.
      webhooks: { endpoints, deadlineMs: 5_000 },
    });
    const { reconcile, webhooks } = shop.payments;
    erp.answers(...Array.from({ length: 100 }, () => "nothing" as const));
    const sent = new Set<string>();
    for (let count = 0; count < 60; count += 1) sent.add(await webhooks.test());
    await reconcile();
    expect(new Set(crm.events.map(({ id }) => id))).toEqual(sent);
    expect(erp.events.length).toBeLessThanOrEqual(32);

    erp.answers();
    for (let minutes = 1; minutes <= 3; minutes += 1) {
      time.moveTo(minutes * 60_000);
      await reconcile();
    }
    expect(new Set(erp.events.map(({ id }) => id))).toEqual(sent);
    expect(await webhooks.list({ state: "pending" })).toEqual([]);
    expect(crm.events).toHaveLength(60);
  },
);

test("a new event reaches other receivers while a silent one is tried", async () => {
  const endpoints = [
    { id: "erp", url: erp.url, secrets: [secret] },
    { id: "crm", url: crm.url, secrets: [secret] },
  ] as const;
  shop = await openShop({ webhooks: { endpoints, deadlineMs: 60_000 } });
  const { start, webhooks } = shop.payments;
  erp.answers("nothing");
  start(20);
  const isTried = erp.nextRequest();
  const first = await webhooks.test();
  await isTried;
  const isTold = crm.nextRequest();
  const second = await webhooks.test();
  await isTold;
  while (!crm.events.some(({ id }) => id === second)) await crm.nextRequest();
  // The silent try has not ended yet.
  expect(await webhooks.of(first)).toMatchObject([{ state: "delivered" }, { state: "pending", tries: 0 }]);
});
