import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSqliteJournal, type CaptureDue } from "@sips-kit/server";
import { startSimulator, type Simulator } from "@sips-kit/simulator";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createBuyer } from "./buyer.js";
import { controlOf } from "./control.js";
import { openInstalments } from "./instalments-scene.js";
import { frictionless, openKeptCards, softDeclined } from "./kept-cards-scene.js";
import { createMovableTime } from "./movable-time.js";
import { moveToMorning, openShop, type ShopChange } from "./shop.js";

/* What is to follow a payment: a SQLite file that has lost its last writes does not forget it. */

let folder: string;
let simulator: Simulator;
const closing: (() => Promise<void>)[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "sips-lost-"));
  simulator = await startSimulator({ port: 0 });
  await moveToMorning(simulator.url);
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  await simulator.close();
  await rm(folder, { recursive: true });
});

/** A journal that has lost everything but the charge log of another. */
async function loses(file: string): Promise<string> {
  const left = join(folder, "left.db");
  await (await openSqliteJournal({ file: left })).close();
  await cp(`${file}-charges`, `${left}-charges`, { recursive: true });
  return left;
}

async function openDivided(change: ShopChange) {
  const scene = await openInstalments({ simulator, ...change });
  closing.push(scene.shop.close);
  return scene;
}

test("later instalments are charged on their days, apart from those that were cancelled", async () => {
  const file = join(folder, "journal.db");
  const before = await openDivided({ journalFile: file });
  await before.pays(frictionless, "Authenticate", "one");
  const reference = await before.pays(frictionless, "Authenticate", "other");
  const { operations } = before.shop.payments;
  await operations.cancelInstalments({ reference, by: "ann", reason: "the buyer sends it back" });

  const after = await openDivided({ journalFile: await loses(file) });
  for (let month = 0; month < 3; month += 1) await after.passes({ days: 31 });
  expect(await after.amounts()).toEqual([3334, 3334, 3333, 3333]);
  expect(after.news().sort()).toEqual(["cancelled 2", "cancelled 3", "charged 2", "charged 3"]);
  expect(await after.states(reference)).toEqual(["paid", "cancelled", "cancelled"]);
});

test("later instalments follow the attempt that retried a soft decline", async () => {
  const file = join(folder, "journal.db");
  const before = await openDivided({ journalFile: file });
  const { session } = await before.opens();
  await before.authenticates(await before.sends(session, softDeclined));

  const after = await openDivided({ journalFile: await loses(file) });
  for (let month = 0; month < 3; month += 1) await after.passes({ days: 31 });
  expect(await after.amounts()).toEqual([3334, 3333, 3333]);
  expect(after.news()).toEqual(["charged 2", "charged 3"]);
});

test("the merchant is warned before a payment that nobody validates expires", async () => {
  const file = join(folder, "journal.db");
  const time = createMovableTime();
  // The gateway's morning may be tomorrow's: both have one time, at whatever hour this runs.
  const clock = await fetch(`${simulator.url}/_control/clock`);
  // The simulator's own answer, whose form its tests check.
  const { now } = (await clock.json()) as { now: string };
  time.moveTo(Date.parse(now) - Date.now());
  const told: CaptureDue[] = [];
  const own = { now: time.now, timers: time.timers, onCaptureDue: (due: CaptureDue) => void told.push(due) };
  const before = await openShop({ simulator, journalFile: file, ...own });
  closing.push(before.close);
  const details = { captureMode: "VALIDATION", captureDay: "5" } as const;
  before.orders.set("1", { orderId: "1", amountMinor: 2490, currencyCode: "978", details });
  const buyer = createBuyer(before);
  await buyer.pays(await buyer.opens("1"), await buyer.types(frictionless));
  const [payment] = await before.payments.listByOrder("1");

  const after = await openShop({ simulator, journalFile: await loses(file), ...own });
  closing.push(after.close);
  for (let day = 0; day < 10; day += 1) {
    await controlOf(after).advance("P1D");
    time.pass(24 * 3_600_000);
    await after.payments.reconcile();
    await after.payments.reconcile();
  }
  expect(told.map(({ kind, payment: { reference } }) => [kind, reference])).toEqual([
    ["due", payment?.reference],
    ["expired", payment?.reference],
  ]);
});

test("a card is saved whose buyer has asked for it", async () => {
  const file = join(folder, "journal.db");
  const before = await openKeptCards("SQLite", file);
  closing.push(before.shop.close);
  const reference = await before.pays(frictionless);

  const left = await loses(file);
  const after = await openShop({ simulator: before.shop.simulator, journalFile: left });
  closing.unshift(after.close);
  await after.payments.reconcile();
  await after.payments.reconcile();
  expect(await after.payments.operations.find(`save-card:${reference}`)).toMatchObject({ state: "accepted" });
});
