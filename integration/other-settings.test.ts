import { card, createPayments, type Payments, type PaymentsSettings } from "@sips-kit/server";
import { afterEach, expect, test } from "vitest";
import { createBuyer } from "./buyer.js";
import { openIdealScene } from "./ideal-scene.js";
import { createMovableTime } from "./movable-time.js";
import { openSepaScene } from "./sepa-scene.js";
import { openShop, type Shop } from "./shop.js";
import { openReceiver } from "./webhooks/receiver.js";

// A server of the same journal whose settings lack what another server uses: of an older version while a newer one is
// rolled out, or because the shop does not offer it any more. What it does not know, it leaves to the others.

const hourMs = 3_600_000;
let shop: Shop;
let other: Payments;
afterEach(async () => {
  await other.close();
  await shop.close();
});

/** The other server, with a clock of its own. */
function startOther(settings: Partial<PaymentsSettings> = {}) {
  const time = createMovableTime();
  const { gateway, journal, orders, payments } = shop;
  other = createPayments({
    gateway,
    journal,
    publicUrl: payments.publicUrl,
    signingKeys: [{ id: "1", secret: "a secret of the tests, long enough" }],
    resolveOrder: (orderId) => orders.get(orderId),
    resultUrl: () => "/",
    log: () => {},
    now: time.now,
    timers: time.timers,
    ...settings,
  });
  return time;
}

test("a direct debit is followed on when a server without that payment method has looked at it", async () => {
  const scene = await openSepaScene();
  ({ shop } = scene);
  const paid = await scene.signs("4711");
  const time = startOther({ paymentMethods: [card()] });
  time.pass(24 * hourMs);
  expect(await other.reconcile()).toMatchObject({ checked: 1 });
  await scene.days(3);
  await scene.control.returnDebit(paid.reference, 5);
  await scene.days(6);
  expect(await scene.newest("4711")).toMatchObject({ state: "returned" });
  expect(shop.changes).toMatchObject([{ orderId: "4711", state: "returned" }]);
});

test("a buyer who may have paid by iDEAL is not given up by a server without iDEAL", async () => {
  const scene = await openIdealScene();
  ({ shop } = scene);
  await scene.control.read({ transferNotice: "finalize-only" });
  const { one, url } = await scene.leaves();
  const leaving = await one.decides(url, "Confirm");
  const time = startOther({ paymentMethods: [card()] });
  for (let hour = 0; hour < 6; hour += 1) {
    time.pass(hourMs);
    await other.reconcile();
  }
  expect(await scene.newest()).toMatchObject({ state: "unknown" });
  const back = await one.comesBack(leaving);
  expect(JSON.parse(back.text)).toMatchObject({ state: "accepted" });
});

test("a webhook is not dead because a server that lacks its endpoint has taken it", async () => {
  const secret = "the secret of the receiver, long enough";
  const receiver = await openReceiver([secret]);
  const time = createMovableTime();
  const crm = { id: "crm", url: receiver.url, secrets: [secret] } as const;
  shop = await openShop({ now: time.now, timers: time.timers, webhooks: { endpoints: [crm] } });
  startOther({ webhooks: { endpoints: [{ ...crm, id: "erp" }] } });
  const buyer = createBuyer(shop);
  await buyer.pays(await buyer.opens("4711"), await buyer.types("5100000100000700"));
  const [payment] = await shop.payments.listByOrder("4711");
  const eventId = payment?.eventId ?? "";
  await other.reconcile();
  expect(receiver.events).toEqual([]);
  expect(await shop.payments.webhooks.of(eventId)).toMatchObject([{ tries: 1, state: "pending" }]);
  time.pass(60_000);
  await shop.payments.reconcile();
  expect(receiver.events.map(({ id }) => id)).toEqual([eventId]);
  await receiver.close();
});
