import { startSimulator } from "@sips-kit/simulator";
import { expect, test } from "vitest";
import { createBuyer } from "./buyer.js";
import { controlOf } from "./control.js";
import { createMovableTime } from "./movable-time.js";
import { openShop, type Shop } from "./shop.js";

let shop: Shop;
const time = createMovableTime();

async function pay(cardNumber: string) {
  const buyer = createBuyer(shop);
  const session = await buyer.opens("4711");
  return (await buyer.pays(session, await buyer.types(cardNumber))).body as { url: string };
}

test("a late return whose answer is lost is not given up while the gateway's records may lag behind", async () => {
  const simulator = await startSimulator({ port: 0, visibleAfterMs: 4 * 60_000 });
  shop = await openShop({ simulator, now: time.now, timers: time.timers });
  const buyer = createBuyer(shop);
  const next = await pay("5100000000000800");
  const form = await buyer.returnForm(next.url, "Authenticate");
  // The session has long expired for the shop, but not for the gateway, which has its own clock.
  time.moveTo(60 * 60_000);
  await controlOf(shop).fault("cardValidateAuthenticationAndOrder", "reset", "after");
  expect(JSON.parse((await buyer.submit(form)).text)).toMatchObject({ state: "unknown" });
  await shop.payments.reconcile();
  expect((await shop.payments.listByOrder("4711"))[0]).toMatchObject({ state: "unknown" });
  time.pass(5 * 60_000);
  await controlOf(shop).advance("PT5M");
  await shop.payments.reconcile();
  expect((await shop.payments.listByOrder("4711"))[0]).toMatchObject({ state: "accepted" });
  expect(await controlOf(shop).charges()).toHaveLength(1);
  await shop.close();
  await simulator.close();
});

test("a buyer who submits the form at the last moment is not cut off at their bank", async () => {
  time.moveTo(0);
  shop = await openShop({ now: time.now, timers: time.timers });
  const buyer = createBuyer(shop);
  const session = await buyer.opens("4711");
  time.moveTo(14.9 * 60_000);
  const next = (await buyer.pays(session, await buyer.types("5100000000000800"))).body as { url: string };
  const form = await buyer.returnForm(next.url, "Authenticate");
  time.moveTo(25 * 60_000);
  await shop.payments.reconcile();
  expect(JSON.parse((await buyer.submit(form)).text)).toMatchObject({ state: "accepted" });
  expect(shop.results).toMatchObject([{ state: "accepted" }]);
  await shop.close();
});

test("a result page that fails: the payment still succeeds, and the buyer gets back to the shop", async () => {
  shop = await openShop({
    resultUrl: () => {
      throw new Error("the shop's own fault");
    },
  });
  expect(await pay("5100000100000700")).toEqual({ next: "result", url: "/", outcome: "accepted" });
  await shop.close();
});
