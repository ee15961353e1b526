import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { OrderDetails } from "@sips-kit/server";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createBuyer } from "./buyer.js";
import { controlOf } from "./control.js";
import { createMovableTime, type MovableTime } from "./movable-time.js";
import { runSips } from "./run-sips.js";
import { openShop, type Shop } from "./shop.js";

/* Staff give a payment back, validate it, or decide its review, from a shell, on the journal of a running shop. */

let folder: string;
let time: MovableTime;
let shop: Shop;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "sips-kit-refund-"));
  time = createMovableTime();
  shop = await openShop({
    journalFile: join(folder, "journal.db"),
    now: time.now,
    timers: time.timers,
    // Nobody listens there: what is looked at is what was written.
    webhooks: { endpoints: [{ id: "erp", url: "http://127.0.0.1:9/", secrets: ["s".repeat(32)] }] },
  });
});
afterEach(async () => {
  await shop.close();
  rmSync(folder, { recursive: true });
});

/** Runs a command; without an answer nobody can be asked. */
function sips(args: readonly string[], answer?: string) {
  const env = {
    SIPS_GATEWAY_URL: shop.simulator.url,
    SIPS_JOURNAL: join(folder, "journal.db"),
    SIPS_WEBHOOK_ENDPOINTS: "erp",
  };
  return runSips(args, env, { answer });
}

const anna = ["--by", "anna", "--reason", "one item broken"];

/** Pays order 4711; returns its reference. */
async function paid(details: OrderDetails = {}, card = "5100000100000700"): Promise<string> {
  shop.orders.set("4711", { orderId: "4711", amountMinor: 2490, currencyCode: "978", details });
  const buyer = createBuyer(shop);
  const session = await buyer.opens("4711");
  const { body } = await buyer.pays(session, await buyer.types(card));
  if (body["next"] === "redirect") await buyer.authenticates(String(body["url"]), "Authenticate");
  const [payment] = await shop.payments.listByOrder("4711");
  return payment?.reference ?? "";
}

async function moved(kind: "refund" | "cancel"): Promise<readonly number[]> {
  const movements = await controlOf(shop).movements();
  return movements.filter((one) => one.kind === kind).map(({ amount }) => amount);
}

describe("sips refund", () => {
  test("refunds a part once, however often it runs, and the journal keeps who did it and why", async () => {
    const reference = await paid({ captureMode: "IMMEDIATE" });
    const command = ["refund", reference, "--amount", "1000", "--key", "r1", ...anna];
    const first = await sips(command, "yes");
    expect(first).toMatchObject({ code: 0, err: "" });
    expect(first.asked).toContain(`Refund 1000 of 978 of payment ${reference}`);
    expect(first.asked).toContain("4711");
    expect((await sips([...command, "--yes"])).out).toBe(first.out);
    expect(await moved("refund")).toEqual([1000]);
    expect(await shop.payments.operations.find("r1")).toMatchObject({
      state: "accepted",
      by: "anna",
      reason: "one item broken",
    });
    expect((await shop.payments.webhooks.list()).map(({ type }) => type)).toContain("operation.accepted");
    const { out } = await sips(["tx", reference]);
    expect(out).toContain("Journal and gateway agree");
    expect(out).toContain("one item broken");
  });

  test("refunds all that is left without --amount; nothing more is left then", async () => {
    const reference = await paid({ captureMode: "IMMEDIATE" });
    const first = await sips(["refund", reference, "--key", "r1", ...anna], "yes");
    expect(first).toMatchObject({ code: 0, asked: expect.stringContaining("all that is left of payment") });
    const second = await sips(["refund", reference, "--amount", "1", "--key", "r2", ...anna, "--yes"]);
    expect(second).toMatchObject({ code: 1, out: expect.stringContaining("more than the 0 that are left") });
    expect(await moved("refund")).toEqual([2490]);
  });

  test.each([
    ["no", 3, "Nothing was done."],
    [undefined, 2, "--yes"],
  ])("answered %s: nothing is sent", async (answer, code, said) => {
    const reference = await paid({ captureMode: "IMMEDIATE" });
    const told = await sips(["refund", reference, "--key", "r1", ...anna], answer);
    expect(told).toMatchObject({ code, err: expect.stringContaining(said) });
    expect(await shop.payments.operations.find("r1")).toBeUndefined();
  });

  test("not captured yet: refused, and says to cancel", async () => {
    const reference = await paid();
    const told = await sips(["refund", reference, "--key", "r1", ...anna, "--yes"]);
    expect(told).toMatchObject({ code: 1, err: expect.stringContaining(`sips cancel ${reference}`) });
    expect(await moved("refund")).toEqual([]);
  });

  test("cancelled already: refused, and neither command is suggested", async () => {
    const reference = await paid();
    await sips(["cancel", reference, "--key", "c1", ...anna, "--yes"]);
    const told = await sips(["refund", reference, "--key", "r1", ...anna, "--yes"]);
    expect(told).toMatchObject({ code: 1, err: "" });
  });

  test("its answer is lost: unknown, and the shop's own server finds out", async () => {
    const reference = await paid({ captureMode: "IMMEDIATE" });
    await controlOf(shop).fault("refund", "reset");
    const command = ["refund", reference, "--key", "r1", ...anna, "--yes"];
    expect(await sips(command)).toMatchObject({ code: 4 });
    for (let round = 0; round < 8; round += 1) {
      await controlOf(shop).advance("PT1M");
      time.pass(60_000);
      await shop.payments.reconcile();
    }
    expect(await sips(command)).toMatchObject({ code: 0 });
    expect(await moved("refund")).toEqual([2490]);
  });

  test("a payment that nobody knows is refused, and nothing is sent", async () => {
    const told = await sips(["refund", "NOBODY", "--key", "r1", ...anna], "yes");
    expect(told).toMatchObject({ code: 1, asked: expect.stringContaining("not in the journal") });
    expect(await moved("refund")).toEqual([]);
  });
});

describe("sips cancel", () => {
  test("cancels what was not captured yet", async () => {
    const reference = await paid();
    const told = await sips(["cancel", reference, "--amount", "490", "--key", "c1", ...anna], "yes");
    expect(told).toMatchObject({ code: 0, asked: expect.stringContaining("Cancel 490 of 978") });
    expect(await moved("cancel")).toEqual([490]);
  });

  test("captured already: refused, and says to refund", async () => {
    const reference = await paid({ captureMode: "IMMEDIATE" });
    const told = await sips(["cancel", reference, "--key", "c1", ...anna, "--yes"]);
    expect(told).toMatchObject({ code: 1, err: expect.stringContaining(`sips refund ${reference}`) });
  });

  test("while captures are sent to the banks: refused, and says when to try again", async () => {
    await controlOf(shop).advance("PT12H"); // from ten in the morning
    const reference = await paid();
    const told = await sips(["cancel", reference, "--key", "c1", ...anna, "--yes"]);
    expect(told).toMatchObject({ code: 1, err: expect.stringContaining("From 22:00 to 23:00 in Paris") });
    await controlOf(shop).advance("PT1H");
    expect(await sips(["cancel", reference, "--key", "c2", ...anna, "--yes"])).toMatchObject({
      code: 0,
      err: "",
    });
  });

  test("a payment that is held for review: the shop's own server tells the shop", async () => {
    const reference = await paid({}, "5100000500000300");
    expect(await shop.payments.findByReference(reference)).toMatchObject({ state: "in-review" });
    const before = shop.results.length;
    expect(await sips(["cancel", reference, "--key", "c1", ...anna, "--yes"])).toMatchObject({ code: 0 });
    expect(await shop.payments.findByReference(reference)).toMatchObject({ state: "abandoned" });
    expect(shop.results).toHaveLength(before);
    time.pass(20_000);
    await shop.payments.reconcile();
    expect(shop.results.slice(before)).toMatchObject([{ reference, state: "abandoned" }]);
  });
});

test("sips validate validates a payment, in part", async () => {
  const reference = await paid({ captureMode: "VALIDATION", captureDay: "5" });
  const told = await sips(["validate", reference, "--amount", "2000", "--key", "v1", ...anna], "yes");
  expect(told).toMatchObject({ code: 0, asked: expect.stringContaining("Validate 2000 of 978") });
  expect(await shop.payments.operations.find("v1")).toMatchObject({ kind: "validate", state: "accepted" });
});

describe("a payment that is held for fraud review", () => {
  test.each([
    ["accept", "Accept payment", "accepted"],
    ["refuse", "Refuse payment", "refused"],
  ])("sips %s decides it, and the shop's own server tells the shop", async (command, asked, state) => {
    const reference = await paid({}, "5100000500000300");
    const before = shop.results.length;
    const told = await sips([command, reference, "--key", "d1", ...anna], "yes");
    expect(told).toMatchObject({ code: 0, err: "", asked: expect.stringContaining(`${asked} ${reference}`) });
    expect(await shop.payments.findByReference(reference)).toMatchObject({ state });
    expect(shop.results).toHaveLength(before);
    time.pass(20_000);
    await shop.payments.reconcile();
    expect(shop.results.slice(before)).toMatchObject([{ reference, state }]);
    expect((await sips(["tx", reference])).out).toContain("Journal and gateway agree");
  });

  test("one that is not held is refused", async () => {
    const reference = await paid();
    const told = await sips(["accept", reference, "--key", "d1", ...anna, "--yes"]);
    expect(told).toMatchObject({ code: 1, out: expect.stringContaining("(24)") });
  });
});

describe("wrong usage", () => {
  test.each([
    [["refund", "--key", "r1", ...anna, "--yes"], "REFERENCE is missing"],
    [["refund", "R1", ...anna, "--yes"], "--key is missing"],
    [["refund", "R1", "--key", "r1", "--reason", "why", "--yes"], "--by is missing"],
    [["cancel", "R1", "--key", "r1", "--by", "anna", "--yes"], "--reason is missing"],
    [["refund", "R1", "R2", "--key", "r1", ...anna, "--yes"], "one REFERENCE"],
    [["refund", "R1", "--amount", "9,90", "--key", "r1", ...anna, "--yes"], "--amount"],
    [["refund", "R1", "--amount", "9.90", "--key", "r1", ...anna, "--yes"], "--amount"],
    [["refund", "R1", "--amount", "0", "--key", "r1", ...anna, "--yes"], "--amount"],
    [["accept", "R1", "--amount", "1", "--key", "r1", ...anna, "--yes"], "no --amount"],
    [["charge", "--first", "R1", "--amount", "9,90", "--currency", "978", "--key", "k"], "--amount"],
  ])("sips %j", async (args, said) => {
    const told = await sips(args);
    expect(told).toMatchObject({ code: 2, err: expect.stringContaining(said) });
  });
});
