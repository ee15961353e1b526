import { execFileSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { cp, mkdir, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSqliteJournal } from "@sips-kit/server";
import { startSimulator, type Simulator } from "@sips-kit/simulator";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createBuyer } from "./buyer.js";
import { controlOf } from "./control.js";
import { frictionless, openKeptCards } from "./kept-cards-scene.js";
import { takesByPhone } from "./phone-order.js";
import { runSips } from "./run-sips.js";
import { moveToMorning, openShop, type Shop } from "./shop.js";

// A shop whose SQLite file has lost its last writes, or was restored from a backup: a paid order must not be paid
// again.
const card = "5100000100000700";

let folder: string;
let simulator: Simulator;
let shop: Shop;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "sips-lost-"));
  simulator = await startSimulator({ port: 0 });
  await moveToMorning(simulator.url);
  shop = await openShop({ simulator, journalFile: join(folder, "journal.db") });
});
afterEach(async () => {
  await shop.close();
  await simulator.close();
  await rm(folder, { recursive: true });
});

async function pay(at: Shop, orderId: string, cardNumber = card): Promise<unknown> {
  const buyer = createBuyer(at);
  at.orders.set(orderId, { orderId, amountMinor: 2490, currencyCode: "978" });
  try {
    const session = await buyer.opens(orderId);
    return (await buyer.pays(session, await buyer.types(cardNumber))).body;
  } catch (error) {
    return error;
  }
}

function sips(...args: string[]) {
  return runSips(args, { SIPS_JOURNAL: join(folder, "journal.db") });
}

/** Opens a shop on what is left, tries to pay everything again, and returns what was resolved meanwhile. */
async function payAgain(left: string, orderIds: readonly string[]): Promise<Shop> {
  const after = await openShop({ simulator, journalFile: left });
  for (const orderId of orderIds) await pay(after, orderId);
  await after.payments.reconcile();
  for (const orderId of orderIds) {
    await pay(after, orderId);
    const payments = await after.payments.listByOrder(orderId);
    expect(payments.filter(({ state }) => state === "accepted")).toHaveLength(1);
  }
  expect(await controlOf(shop).charges()).toHaveLength(orderIds.length);
  return after;
}

test("the write-ahead log is gone: nobody pays twice, and each payment gets the gateway's result", async () => {
  for (const orderId of ["1", "2", "3"]) await pay(shop, orderId);
  const left = join(folder, "left");
  await mkdir(left);
  await cp(join(folder, "journal.db"), join(left, "journal.db"));
  await cp(join(folder, "journal.db-charges"), join(left, "journal.db-charges"), { recursive: true });
  const after = await payAgain(join(left, "journal.db"), ["1", "2", "3"]);
  expect(after.log).toContainEqual(expect.objectContaining({ step: "journal restored", code: "3" }));
  await after.close();
});

test("the write-ahead log is gone: whoever was charged last, staff or the buyer, keeps the order", async () => {
  const refused = "5100000100000205";
  const byPhone = { idempotencyKey: "phone-1", order: { orderId: "1" } };
  // Order 1 is taken by phone after its buyer's card was refused, and order 2 is paid after the card on the phone was.
  await pay(shop, "1", refused);
  expect(await takesByPhone(shop, byPhone)).toBe("accepted");
  const inVain = { idempotencyKey: "phone-2", order: { orderId: "2" }, cardNumber: refused };
  expect(await takesByPhone(shop, inVain)).toBe("refused");
  await pay(shop, "2");
  const left = join(folder, "left");
  await mkdir(left);
  await cp(join(folder, "journal.db"), join(left, "journal.db"));
  await cp(join(folder, "journal.db-charges"), join(left, "journal.db-charges"), { recursive: true });

  const after = await openShop({ simulator, journalFile: join(left, "journal.db") });
  expect(await after.journal.findClaimant("1")).toMatchObject({ paymentMethod: "moto" });
  expect(await after.journal.findClaimant("2")).toMatchObject({ paymentMethod: "card" });
  for (let round = 0; round < 2; round += 1) {
    for (const orderId of ["1", "2"]) {
      expect(String(await pay(after, orderId))).toMatch(/PAYMENT_ORDER_(PAID|PENDING)/);
      const again = { idempotencyKey: `again-${orderId}-${round}`, order: { orderId } };
      expect(await takesByPhone(after, again)).toMatch(/PAYMENT_ORDER_(PAID|PENDING)/);
    }
    await after.payments.reconcile();
  }
  expect(await controlOf(shop).charges()).toHaveLength(2);
  await after.close();
});

test("the write-ahead log is gone: the webhook of an operation that had ended is written again, under its id", async () => {
  const receiver = { id: "erp", url: "http://127.0.0.1:9/", secrets: ["s".repeat(32)] as const };
  const webhooks = { endpoints: [receiver] };
  const file = join(folder, "told.db");
  const before = await openShop({ simulator, journalFile: file, webhooks });
  expect(await takesByPhone(before)).toBe("accepted");
  const [written] = await before.payments.webhooks.list();
  const left = join(folder, "left");
  await mkdir(left);
  await cp(file, join(left, "told.db"));
  await cp(`${file}-charges`, join(left, "told.db-charges"), { recursive: true });
  await before.close();

  const after = await openShop({ simulator, journalFile: join(left, "told.db"), webhooks });
  for (let round = 0; round < 2; round += 1) await after.payments.reconcile();
  expect(await after.payments.webhooks.list()).toMatchObject([
    { eventId: written?.eventId, type: "operation.accepted", endpoint: "erp" },
  ]);
  await after.close();
});

test("sips backup and restore: the gateway is queried about later charges", async () => {
  await pay(shop, "1");
  const copy = join(folder, "backup.db");
  const { out, code } = await sips("backup", copy);
  expect({ out, code }).toEqual({
    out: `${join(folder, "journal.db")} was copied to ${copy}; the copy is intact.\n`,
    code: 0,
  });
  expect(((await stat(copy)).mode & 0o777).toString(8)).toBe("600");
  await pay(shop, "2");
  const left = join(folder, "left");
  await mkdir(left);
  await cp(copy, join(left, "journal.db"));
  await cp(join(folder, "journal.db-charges"), join(left, "journal.db-charges"), { recursive: true });
  const after = await payAgain(join(left, "journal.db"), ["1", "2"]);
  expect(after.journal.restored).toMatchObject({ attempts: 1, conflicts: [] });
  await after.close();
});

test("a backup opens on its own, with its charge log", async () => {
  await pay(shop, "1");
  const copy = join(folder, "backup.db");
  await sips("backup", copy);
  expect((await readdir(folder)).filter((name) => name.startsWith("backup")).sort()).toEqual([
    "backup.db",
    "backup.db-charges",
  ]);
  await (await payAgain(copy, ["1"])).close();
});

test("a card that was being saved is found in the wallet although the journal has lost that", async () => {
  const left = join(folder, "left");
  const file = join(folder, "kept.db");
  const kept = await openKeptCards("SQLite", file);
  const reference = await kept.pays(frictionless);
  await sips("backup", join(folder, "backup.db"), "--journal", file);
  await controlOf(kept.shop).fault("addCard", "reset", "after");
  await kept.later();
  expect(await kept.saving(reference)).toMatchObject({ state: "unknown" });
  await mkdir(left);
  await cp(join(folder, "backup.db"), join(left, "kept.db"));
  await cp(`${file}-charges`, join(left, "kept.db-charges"), { recursive: true });
  const { simulator: gateway } = kept.shop;
  const after = await openShop({ simulator: gateway, journalFile: join(left, "kept.db") });
  await after.payments.reconcile();
  expect(await after.payments.operations.find(`save-card:${reference}`)).toMatchObject({
    state: "accepted",
    card: { paymentMeanId: "1", maskedPan: "5100##########00" },
  });
  await after.close();
  await kept.shop.close();
});

test("sips backup: a copy that has failed leaves no file that looks like a backup", async () => {
  const garbage = join(folder, "garbage.db");
  await writeFile(garbage, "no database ".repeat(1_000));
  expect(await sips("backup", join(folder, "backup.db"), "--journal", garbage)).toMatchObject({ code: 70 });
  expect((await readdir(folder)).filter((name) => name.startsWith("backup"))).toEqual([]);
});

test("sips backup: nothing is left when the charges cannot be copied, and none are mixed with older ones", async () => {
  const copy = join(folder, "backup.db");
  const copies = async () => (await readdir(folder)).filter((name) => name.startsWith("backup"));
  await pay(shop, "1");
  const obstacle = join(folder, "journal.db-charges", "obstacle");
  execFileSync("mkfifo", [obstacle]);
  expect((await sips("backup", copy)).code).not.toBe(0);
  expect(await copies()).toEqual([]);
  await rm(obstacle);
  await mkdir(`${copy}-charges`);
  const { err, code } = await sips("backup", copy);
  expect(err).toContain("backup.db-charges");
  expect(code).toBe(2);
  expect(await copies()).toEqual(["backup.db-charges"]);
});

test("sips backup: a shop that removes old charge logs meanwhile does not end it", async () => {
  await pay(shop, "1");
  const charges = join(folder, "journal.db-charges");
  const old = Array.from({ length: 300 }, (_, index) => join(charges, `000000000000001-1-${index}.log`));
  await Promise.all(old.map((file) => writeFile(file, "")));
  const copy = join(folder, "backup.db");
  const copied = sips("backup", copy);
  const isCopying = () =>
    readdirSync(folder, { recursive: true }).some((name) => /part-charges.0/.test(`${name}`));
  while (!isCopying()) await new Promise(setImmediate);
  for (const file of old) rmSync(file);
  expect(await copied).toMatchObject({ code: 0 });
  await (await payAgain(copy, ["1"])).close();
});

test("a mistyped address takes neither a folder nor another file away from its readers", async () => {
  const page = join(folder, "index.html");
  const own = join(folder, "own");
  await writeFile(page, "<!doctype html>".repeat(100));
  await mkdir(own);
  const modes = async () => (await Promise.all([page, own].map((one) => stat(one)))).map(({ mode }) => mode);
  const before = await modes();
  for (const wrong of [page, own]) {
    await expect(openSqliteJournal({ file: wrong })).rejects.toThrow();
    expect((await sips("search", "--journal", wrong)).code).not.toBe(0);
  }
  expect(await modes()).toEqual(before);
});

test("sips backup: wrong usage is reported, and nothing is overwritten", async () => {
  await pay(shop, "1");
  expect(await sips("backup")).toMatchObject({ code: 2, out: "" });
  expect((await sips("backup", "x.db", "--journal", "postgres://shop@db.example/payments")).err).toContain(
    "pg_dump",
  );
  const other = join(folder, "journal.db");
  const { err, code } = await sips("backup", other);
  expect(err).toContain("There is a file at");
  expect(code).toBe(2);
  expect((await sips("tx", "NOBODY")).code).not.toBe(70);
});
