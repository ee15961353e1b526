import { merchantRouter, type InstalmentPlan } from "@sips-kit/server";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openInstalments, type InstalmentsScene } from "./instalments-scene.js";
import { openJournalIn } from "./stores.js";

/* Orders of which the shop itself lists the amounts and days of the instalments. */

let scene: InstalmentsScene;
afterEach(() => scene.shop.close());

const dayMs = 24 * 3_600_000;
/** YYYYMMDD in Paris, so many days from now. */
const inDays = (days: number) =>
  new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Paris" })
    .format(scene.time.now() + days * dayMs)
    .replaceAll("-", "");
const listed = (): InstalmentPlan => ({
  nowMinor: 5000,
  later: [
    { amountMinor: 2000, date: inDays(10) },
    { amountMinor: 3000, date: inDays(45) },
  ],
});

describe.each(["SQLite", "PostgreSQL"])("in %s", (store) => {
  beforeEach(async () => {
    scene = await openInstalments({ journal: await openJournalIn(store) });
  });

  test("each amount is charged once, on its own day", async () => {
    const { session, instalmentPlans } = await scene.opens("4711", [listed(), { count: 2, everyDays: 30 }]);
    expect(instalmentPlans).toMatchObject([
      {
        count: 3,
        instalments: [
          { amount: "5000", date: inDays(0) },
          { amount: "2000", date: inDays(10) },
          { amount: "3000", date: inDays(45) },
        ],
      },
      { count: 2 },
    ]);
    await scene.authenticates(await scene.sends(session));
    const reference = await scene.referenceOf();
    expect(await scene.amounts()).toEqual([5000]);
    await scene.passes({ days: 8 });
    expect(await scene.amounts()).toEqual([5000]);
    await scene.passes({ days: 3 });
    expect(await scene.amounts()).toEqual([5000, 2000]);
    expect(await scene.states(reference)).toEqual(["paid", "paid", "planned"]);
    await scene.passes({ days: 36 });
    expect(await scene.amounts()).toEqual([5000, 2000, 3000]);
    expect(scene.news()).toEqual(["charged 2", "charged 3"]);
  });

  test("the buyer pays what they have read: plans that changed since are not charged", async () => {
    const { session } = await scene.opens("4711", [listed()]);
    const later = [
      { amountMinor: 2000, date: inDays(5) },
      { amountMinor: 3000, date: inDays(45) },
    ];
    scene.offers("4711", [{ nowMinor: 5000, later }]);
    expect(await scene.sends(session)).toMatchObject({ code: "PAYMENT_ORDER_CHANGED" });
    scene.offers("4711", []);
    expect(await scene.sends(session)).toMatchObject({ code: "PAYMENT_ORDER_CHANGED" });
    expect(await scene.amounts()).toEqual([]);
    scene.offers("4711", [listed()]);
    await scene.authenticates(await scene.sends(session));
    expect(await scene.amounts()).toEqual([5000]);
  });
});

describe("a list", () => {
  beforeEach(async () => {
    scene = await openInstalments();
  });

  const one = (amountMinor: number, date: string) => ({ amountMinor, date });
  const rest = () => one(4000, inDays(30));

  test.each<[string, () => object]>([
    ["that charges less than the order", () => ({ nowMinor: 5000, later: [rest()] })],
    ["that charges more than the order", () => ({ nowMinor: 7000, later: [rest()] })],
    ["that takes nothing now", () => ({ nowMinor: 0, later: [rest(), one(6000, inDays(60))] })],
    ["with an amount below one cent", () => ({ nowMinor: 6000, later: [rest(), one(0, inDays(60))] })],
    ["with part of a cent", () => ({ nowMinor: 5999.5, later: [one(4000.5, inDays(30))] })],
    ["without later ones", () => ({ nowMinor: 10_000, later: [] })],
    ["with a day that is none", () => ({ nowMinor: 6000, later: [one(4000, "20270230")] })],
    ["with a day in words", () => ({ nowMinor: 6000, later: [one(4000, "tomorrow")] })],
    ["with two on one day", () => ({ nowMinor: 2000, later: [rest(), rest()] })],
    ["with days that fall", () => ({ nowMinor: 2000, later: [rest(), one(4000, inDays(29))] })],
    ["that is due today", () => ({ nowMinor: 6000, later: [one(4000, inDays(0))] })],
    ["that was due yesterday", () => ({ nowMinor: 6000, later: [one(4000, inDays(-1))] })],
  ])("%s is not offered", async (_what, plan) => {
    // A shop in JavaScript has no types.
    expect(await scene.opens("4711", [plan() as InstalmentPlan])).toMatchObject({
      code: "PAYMENT_ORDER_INVALID",
      field: "instalments",
    });
  });

  test("of as many instalments as another plan cannot be told apart from it", async () => {
    expect(await scene.opens("4711", [listed(), { count: 3, everyDays: 30 }])).toMatchObject({
      code: "PAYMENT_ORDER_INVALID",
    });
  });

  test("an export shows what each payment has charged, as the bank's statement does", async () => {
    scene.shop.app.use("/merchant", merchantRouter(scene.shop.payments, { authorize: () => true }));
    const { session } = await scene.opens("4711", [listed()]);
    await scene.authenticates(await scene.sends(session));
    await scene.passes({ days: 11 });
    const text = await (await fetch(`${scene.shop.url}/merchant/payments.csv`)).text();
    const [head = "", ...lines] = text.trim().split("\r\n");
    const place = head.split(",").indexOf("chargedMinor");
    const charged = lines.map((line) => Number(line.split(",")[place]));
    expect(charged.toSorted((one, other) => one - other)).toEqual([2000, 5000]);
    expect(await scene.amounts()).toEqual([5000, 2000]);
  });
});
