import { randomBytes } from "node:crypto";
import { createGateway, type Gateway, type InstalmentChange } from "@sips-kit/server";
import { startSimulator, testShop } from "@sips-kit/simulator";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { frictionless, openInstalments, type InstalmentsScene } from "./instalments-scene.js";
import { startScriptedGateway } from "./scripted-gateway.js";
import { moveToMorning } from "./shop.js";
import { withSteps } from "./with-steps.js";
import { openJournalIn } from "./stores.js";

/* Charges of later instalments: refusals, lost answers, cancellations and processes that die. */

/** What the gateway's record of the first payment has. */
const firstPayment = {
  originAmount: 3334,
  getTransDataResponseCode: "00",
  responseCode: "00",
  transactionStatus: "CAPTURED",
};

/** What the record has of a card that can be charged again. */
const usable = { tokenPan: "TOKEN1", panExpiryDate: "203012" };

/** The alphabet of references. */
const crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

let scene: InstalmentsScene;
afterEach(() => scene.shop.close());

describe("a later charge", () => {
  let reference: string;
  beforeEach(async () => {
    scene = await openInstalments();
    reference = await scene.pays();
    await scene.passes();
  });

  test.each(["before", "after"] as const)(
    "whose answer was lost %s it was made is made once",
    async (when) => {
      await scene.control.fault("cardOrder", "reset", when);
      await scene.passes({ days: 31 });
      for (let rounds = 0; rounds < 20; rounds += 1) await scene.passes({ minutes: 10 });
      expect(await scene.amounts()).toEqual([3334, 3333]);
      expect(await scene.states(reference)).toEqual(["paid", "paid", "planned"]);
      expect(scene.news()).toEqual(["charged 2"]);
    },
  );

  test("waits while the gateway cannot be asked for the card", async () => {
    await scene.control.fault("getTransactionData", "reset", "before", 99);
    await scene.passes({ days: 31 });
    expect(await scene.states(reference)).toEqual(["paid", "planned", "planned"]);
    await scene.control.disarm();
    await scene.passes({ minutes: 10 });
    expect(await scene.amounts()).toEqual([3334, 3333]);
  });

  test.each([
    ["whose card has an unusable token", { tokenPan: "4907000000000600", panExpiryDate: "203012" }],
    ["whose card has an unusable expiry date", { tokenPan: "490700h719850600", panExpiryDate: "1230" }],
    [
      "whose first payment was refunded in full",
      { ...usable, transactionStatus: "TO_CREDIT", currentAmount: 0 },
    ],
    ["whose first payment has expired", { ...usable, transactionStatus: "EXPIRED" }],
  ])("%s is given up, and the shop is told", async (_what, shown) => {
    const own = await startScriptedGateway();
    const gateway = createGateway({ url: own.url, ...testShop });
    own.script("getTransactionData", ({ transactionReference }) => ({
      transactionReference,
      ...firstPayment,
      ...shown,
    }));
    const told: string[] = [];
    const onInstalment = tellsInto(told);
    const heir = scene.another(scene.shop.journal, { gateway, onInstalment });
    scene.time.pass(31 * 24 * 3_600_000);
    await heir.reconcile();
    const standings = (await heir.operations.instalments(reference))?.instalments ?? [];
    expect(standings.map(({ state }) => state)).toEqual(["paid", "failed", "planned"]);
    expect(told).toEqual(["failed 2"]);
    expect(own.count("cardOrder")).toBe(0);
    await heir.close();
    await gateway.close();
    await own.close();
  });

  test.each([
    ["order", { orderId: "another" }],
    ["amount", { originAmount: 3333 }],
    ["currency", { currencyCode: "840" }],
  ])("waits while the gateway shows another %s: the card may be somebody else's", async (_what, foreign) => {
    const own = await startScriptedGateway();
    const gateway = createGateway({ url: own.url, ...testShop });
    let shown = foreign;
    own.script("getTransactionData", ({ transactionReference }) => ({
      transactionReference,
      ...firstPayment,
      ...usable,
      ...shown,
    }));
    const heir = scene.another(scene.shop.journal, { gateway });
    scene.time.pass(31 * 24 * 3_600_000);
    await heir.reconcile();
    expect(own.count("getTransactionData")).toBeGreaterThan(0);
    expect(own.count("cardOrder")).toBe(0);
    shown = { orderId: "4711" };
    scene.time.pass(3_600_000);
    await heir.reconcile();
    expect(own.count("cardOrder")).toBe(1);
    await heir.close();
    await gateway.close();
    await own.close();
  });

  test.each([
    ["accepted", "TO_CAPTURE", "paid", ["charged 2"]],
    ["refused", "REFUSED", "failed", ["failed 2"]],
    ["never decided, and expires", "EXPIRED", "failed", ["failed 2"]],
  ])("that is held for review and %s is told then, once", async (_what, transactionStatus, state, news) => {
    const own = await startScriptedGateway();
    const gateway = createGateway({ url: own.url, ...testShop });
    const shown = { getTransDataResponseCode: "00", responseCode: "00", currencyCode: "978" };
    const first = { ...shown, originAmount: 3334, transactionStatus: "CAPTURED" };
    let status = "TO_CHALLENGE";
    own.script("getTransactionData", ({ transactionReference }) => ({
      transactionReference,
      ...(transactionReference === reference
        ? { ...first, ...usable }
        : { ...shown, originAmount: 3333, transactionStatus: status }),
    }));
    own.script("cardOrder", (_request, known) => ({ ...known, responseCode: "00", scoreColor: "ORANGE" }));
    const told: string[] = [];
    const heir = scene.another(scene.shop.journal, { gateway, onInstalment: tellsInto(told) });
    const states = async () => {
      const { instalments = [] } = (await heir.operations.instalments(reference)) ?? {};
      return instalments.map((one) => one.state);
    };
    const passes = async (hours: number) => {
      scene.time.pass(hours * 3_600_000);
      await heir.reconcile();
      scene.time.pass(3 * 60_000);
      await heir.reconcile();
    };
    await passes(31 * 24);
    await passes(2);
    expect(await states()).toEqual(["paid", "charging", "planned"]);
    expect(told).toEqual([]);
    status = transactionStatus;
    await passes(2);
    await passes(13);
    expect(await states()).toEqual(["paid", state, "planned"]);
    expect(told).toEqual(news);
    expect(own.count("cardOrder")).toBe(1);
    await heir.close();
    await gateway.close();
    await own.close();
  });

  test("that is refused, and cancelled before the shop can be told, is told as cancelled alone", async () => {
    await scene.control.arm({ method: "cardOrder", fault: "forced-code", code: "05", when: "before" });
    scene.state.callback = () => Promise.reject(new Error("no database"));
    await scene.passes({ days: 31 });
    await scene.shop.payments.operations.cancelInstalments({ reference });
    scene.state.callback = () => {};
    await scene.passes({ minutes: 20 });
    expect(scene.news()).toEqual(["cancelled 2", "cancelled 3"]);
  });

  test("is given up after three retries, and the next one is charged all the same", async () => {
    await scene.refuses(4);
    await scene.passes({ days: 31 });
    for (const days of [1, 3, 7]) await scene.passes({ days });
    expect(scene.news()).toEqual(["refused 2", "refused 2", "refused 2", "failed 2"]);
    await scene.passes({ days: 30 });
    expect(await scene.states(reference)).toEqual(["paid", "failed", "paid"]);
    expect(await scene.amounts()).toEqual([3334, 3333]);
  });

  test("with an expired card is not retried", async () => {
    await scene.refuses(1, "54");
    await scene.passes({ days: 31 });
    expect(scene.told).toMatchObject([{ kind: "failed", instalment: { number: 2, responseCode: "54" } }]);
    await scene.passes({ days: 10 });
    expect(await scene.states(reference)).toEqual(["paid", "failed", "planned"]);
  });

  test("that the bank declines for lack of authentication is not retried", async () => {
    const own = await startScriptedGateway();
    const gateway = createGateway({ url: own.url, ...testShop });
    const first = { ...firstPayment, ...usable };
    own.script("getTransactionData", ({ transactionReference }) => ({ transactionReference, ...first }));
    own.script("cardOrder", (_, known) => ({ ...known, responseCode: "05", acquirerResponseCode: "A1" }));
    const told: string[] = [];
    const heir = scene.another(scene.shop.journal, { gateway, onInstalment: tellsInto(told) });
    for (const days of [31, 1, 3, 7]) {
      scene.time.pass(days * 24 * 3_600_000);
      await heir.reconcile();
    }
    expect(told).toEqual(["failed 2"]);
    expect(own.count("cardOrder")).toBe(1);
    await heir.close();
    await gateway.close();
    await own.close();
  });

  test("tells the shop again when its callback fails, and charges nothing more for it", async () => {
    scene.state.callback = () => Promise.reject(new Error("no database"));
    await scene.passes({ days: 31 });
    expect(scene.told).toEqual([]);
    scene.state.callback = () => {};
    await scene.passes({ minutes: 20 });
    expect(scene.told).toMatchObject([
      { kind: "charged", eventId: `${reference}-instalment-2-1`, payment: { reference, orderId: "4711" } },
    ]);
    expect(await scene.amounts()).toEqual([3334, 3333]);
  });

  test.each([
    ["after", ["paid", "paid", "cancelled"], [3334, 3333]],
    ["before", ["paid", "cancelled", "cancelled"], [3334]],
  ] as const)("is cancelled while its answer is lost, %s it was made", async (when, states, amounts) => {
    await scene.control.fault("cardOrder", "reset", when);
    await scene.control.advance("P31D");
    scene.time.pass(31 * 24 * 3_600_000);
    await scene.shop.payments.reconcile();
    const { instalments } = await scene.shop.payments.operations.cancelInstalments({ reference });
    expect(instalments.map(({ state }) => state)).toEqual(["paid", "charging", "cancelled"]);
    for (let rounds = 0; rounds < 20; rounds += 1) await scene.passes({ minutes: 10 });
    await scene.passes({ days: 31 });
    expect(await scene.states(reference)).toEqual(states);
    expect(await scene.amounts()).toEqual(amounts);
    expect(scene.news().toSorted()).toEqual(
      when === "after" ? ["cancelled 3", "charged 2"] : ["cancelled 2", "cancelled 3"],
    );
  });
});

test("is made for a payment whose reference has the check digits of an account number", async () => {
  // With the instalment's number behind it, as in the key of the charge, it reads BE22 QK7Z 0M4X H9T2.
  const chance = [...Buffer.from("ZBE22QK7Z0M4XH9T")].map((code) =>
    crockford.indexOf(String.fromCharCode(code)),
  );
  const chances = [Uint8Array.from(chance)];
  scene = await openInstalments({
    random: (count) => (count === 16 ? chances.pop() : undefined) ?? randomBytes(count),
  });
  const reference = await scene.pays();
  expect(reference).toMatch(/ZBE22QK7Z0M4XH9T$/);
  await scene.passes({ days: 31 });
  expect(await scene.states(reference)).toEqual(["paid", "paid", "planned"]);
});

test("a process that dies at any step of a charge leaves it to the next one, which makes it once", async () => {
  const simulator = await startSimulator({ port: 0 });
  await moveToMorning(simulator.url);
  let stops = 0;
  for (let isDead = true, stopAt = 1; isDead; stopAt += 1) {
    isDead = false;
    let steps = -Infinity;
    const step = () => {
      steps += 1;
      isDead ||= steps === stopAt;
      if (isDead) throw new Error("The process is dead.");
    };
    const journal = await openJournalIn("SQLite");
    const dying = Object.assign(withSteps(journal, [], step), {
      operations: withSteps(journal.operations, ["open", "move"], step),
    });
    const around = (gateway: Gateway) => withSteps(gateway, ["getTransactionData", "cardOrder"], step);
    scene = await openInstalments({ simulator, journal: dying, around });
    const orderId = `4711-${stopAt}`;
    const reference = await scene.pays(frictionless, "Authenticate", orderId);
    await scene.passes();
    steps = 0;
    await scene.passes({ days: 31 }).catch(() => {});
    const heir = scene.another(journal);
    for (let rounds = 0; rounds < 12; rounds += 1) {
      scene.time.pass(10 * 60_000);
      await heir.reconcile();
    }
    const standings = (await heir.operations.instalments(reference))?.instalments ?? [];
    expect(standings.map(({ state }) => state)).toEqual(["paid", "paid", "planned"]);
    const charged = (await scene.control.charges()).slice(2 * (stopAt - 1));
    expect(charged.map(({ amount }) => amount)).toEqual([3334, 3333]);
    await heir.close();
    if (isDead) {
      stops += 1;
      await scene.shop.close();
    }
  }
  await simulator.close();
  expect(stops).toBeGreaterThan(8);
});

/** The callback of a shop that notes what it is told. */
function tellsInto(told: string[]) {
  return ({ kind, instalment }: InstalmentChange) => void told.push(`${kind} ${instalment.number}`);
}
