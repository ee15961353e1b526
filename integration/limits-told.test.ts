import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { merchantRouter, reportToFraudList, type LimitPassed } from "@sips-kit/server";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createBuyer, postJson } from "./buyer.js";
import { controlOf } from "./control.js";
import { cardOf, from, trustProxy, tryToPay } from "./limited-buyer.js";
import { runSips } from "./run-sips.js";
import { openShop, type Shop, type ShopChange } from "./shop.js";

const hour = 3_600_000;
const patience = { timeout: 60_000 };

let folder: string;
let shop: Shop;
let moved = 0;
const now = () => Date.now() + moved;

beforeEach(async () => {
  moved = 0;
  folder = await mkdtemp(join(tmpdir(), "sips-limits-"));
});
afterEach(async () => {
  await shop.close();
  await rm(folder, { recursive: true });
});

async function open(change: ShopChange = {}): Promise<Shop> {
  shop = trustProxy(await openShop({ now, journalFile: join(folder, "journal.db"), ...change }));
  return shop;
}

function opens(orderId: string, headers: Record<string, string> = {}, mode = "cse") {
  shop.orders.set(orderId, { orderId, amountMinor: 2490, currencyCode: "978" });
  return postJson(`${shop.url}/sips/sessions`, { orderId, mode }, headers);
}

describe("the gateway's grey list", () => {
  const tester = "203.0.113.66";

  /** What stands on the simulator's lists. */
  async function greyAddresses(): Promise<readonly string[]> {
    const answer = await fetch(`${shop.simulator.url}/_control/fraud-lists`);
    // The control API's own answer.
    const { elements } = (await answer.json()) as { elements: Record<string, string>[] };
    return elements
      .filter(({ type, level }) => type === "IpList" && level === "Grey")
      .map(({ shown }) => shown ?? "");
  }
  const reports = () =>
    shop.log.filter((line) => (line as { method?: string }).method === "addToFraudList").length;

  async function openReporting(change: ShopChange = {}): Promise<LimitPassed[]> {
    const told: LimitPassed[] = [];
    // The shop is open before anyone pays.
    const report = reportToFraudListOf(() => shop);
    await open({
      ...change,
      limits: {
        onPassed: async (passed) => {
          told.push(passed);
          await report(passed);
        },
      },
    });
    return told;
  }

  function reportToFraudListOf(find: () => Shop): (passed: LimitPassed) => Promise<void> {
    let report: ((passed: LimitPassed) => Promise<void>) | undefined;
    return (passed) => (report ??= reportToFraudList(find().gateway))(passed);
  }

  test("gets a card tester's address once, and their next order is held for review", async () => {
    const told = await openReporting();
    for (let number = 0; number < 40; number += 1) {
      await tryToPay(shop, `T${number}`, cardOf(number, "declined"), from(tester));
      // So that some of them come through after each pause.
      moved += 60_000;
    }
    await vi.waitFor(async () => expect(await greyAddresses()).toEqual([tester]), patience);
    const passed = told.filter(({ limit }) => limit === "refusedByAddress");
    expect(passed.length).toBeGreaterThan(1);
    for (const one of passed) expect(one).toMatchObject({ address: tester, reference: expect.any(String) });
    expect(reports()).toBe(1);
    moved += 2 * hour;
    const held = await tryToPay(shop, "LATER", cardOf(99, "accepted"), from(tester));
    expect(held.body).toMatchObject({ outcome: "in-review" });
    const other = await tryToPay(shop, "OTHER", cardOf(98, "accepted"), from("203.0.113.67"));
    expect(other.body).toMatchObject({ outcome: "accepted" });
  }, 600_000);

  test("gets the address of someone who tests many cards at once", async () => {
    await openReporting();
    const tries = Array.from({ length: 40 }, (_, number) =>
      tryToPay(shop, `T${number}`, cardOf(number, "declined"), from(tester)),
    );
    await Promise.all(tries);
    await vi.waitFor(async () => expect(await greyAddresses()).toEqual([tester]), patience);
    expect(reports()).toBe(1);
  }, 600_000);

  test("also counts declines that only the reconciler finds", async () => {
    await openReporting();
    await controlOf(shop).fault("cardValidateAuthenticationAndOrder", "reset", "after", 11);
    for (let number = 0; number < 11; number += 1) {
      const { body } = await tryToPay(shop, `T${number}`, cardOf(number, "declined"), from(tester));
      expect(body).toMatchObject({ outcome: "unknown" });
    }
    expect(await greyAddresses()).toEqual([]);
    await shop.payments.reconcile();
    expect(shop.results.map(({ state }) => state)).toEqual(Array.from({ length: 11 }, () => "refused"));
    await vi.waitFor(async () => expect(await greyAddresses()).toEqual([tester]), patience);
  }, 600_000);

  test("is told again when it was not reached", async () => {
    await openReporting();
    await controlOf(shop).fault("addToFraudList", "reset", "before");
    for (let number = 0; number < 13; number += 1) {
      await tryToPay(shop, `T${number}`, cardOf(number, "declined"), from(tester));
      moved += 90_000;
    }
    await vi.waitFor(async () => expect(await greyAddresses()).toEqual([tester]), patience);
    expect(shop.log).toContainEqual(expect.objectContaining({ step: "onPassed failed" }));
  }, 600_000);

  test("no address is in the journal", async () => {
    await openReporting();
    for (let number = 0; number < 12; number += 1) {
      await tryToPay(shop, `T${number}`, cardOf(number, "declined"), from(tester));
    }
    const attempts = await Promise.all(
      Array.from({ length: 12 }, (_, number) => shop.journal.listByOrder(`T${number}`)),
    );
    const events = await Promise.all(attempts.flat().map(({ reference }) => shop.journal.events(reference)));
    expect(attempts.flat().length).toBeGreaterThan(10);
    expect(JSON.stringify([attempts, events])).not.toContain(tester);
  }, 600_000);
});

describe("a buyer who is limited", () => {
  const rules = { openedByAddress: { free: 0, windowMs: hour } };

  test("is told until when, in seconds and as a moment", async () => {
    // A busy machine must not take a second off the block.
    const before = now();
    await open({ now: () => before, limits: { rules } });
    const body = JSON.stringify({ orderId: "4711", mode: "cse" });
    shop.orders.set("4711", { orderId: "4711", amountMinor: 2490, currencyCode: "978" });
    const headers = { "content-type": "application/json" };
    const answer = await fetch(`${shop.url}/sips/sessions`, { method: "POST", headers, body });
    expect(answer.status).toBe(429);
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
    expect(answer.headers.get("retry-after")).toBe("30");
    // The router's own answer.
    const problem = (await answer.json()) as Record<string, unknown>;
    expect(problem).toMatchObject({ code: "PAYMENT_TOO_MANY", status: 429, retryAfterSeconds: 30 });
    expect(problem).not.toHaveProperty("captcha");
    const retryAt = Date.parse(String(problem["retryAt"]));
    expect(retryAt).toBeGreaterThanOrEqual(before + 30_000);
    expect(retryAt).toBeLessThanOrEqual(now() + 30_000);
    const asPage = { ...headers, accept: "text/html" };
    const page = await fetch(`${shop.url}/sips/sessions`, { method: "POST", headers: asPage, body });
    expect(page.headers.get("content-type")).toContain("text/html");
    expect(page.headers.get("retry-after")).toBe("30");
  });

  test("is found by support: in the log, and by order", async () => {
    await open({ limits: { rules: { refusedByAddress: { free: 1, windowMs: hour } } } });
    shop.app.use("/merchant", merchantRouter(shop.payments, { authorize: () => true }));
    const address = from("203.0.113.7");
    for (const number of [1, 2]) await tryToPay(shop, "4711", cardOf(number, "declined"), address);
    expect(await tryToPay(shop, "4711", cardOf(3, "accepted"), address)).toMatchObject({ status: 429 });
    expect(shop.log).toContainEqual(
      expect.objectContaining({ step: "limited", code: "refusedByAddress", orderId: "4711" }),
    );
    const view = await fetch(`${shop.url}/merchant/orders/4711`);
    // The router's own answer.
    const { limits } = (await view.json()) as { limits: { limit: string; until: number }[] };
    expect(limits).toEqual([{ limit: "refusedByAddress", until: expect.any(Number) }]);
    expect(limits[0]?.until).toBeGreaterThan(now());
    moved += hour;
    expect(await shop.payments.limitsOf("4711")).toEqual([]);
  });

  test("by the card is told at the form, and support sees it on the payment", async () => {
    await open({
      limits: { rules: { refusedByBin: { free: 1, windowMs: hour, perAccepted: 0, onExceeded: "reject" } } },
    });
    for (const number of [1, 2]) {
      await tryToPay(shop, `T${number}`, cardOf(number, "declined"), from(`203.0.113.${number}`));
    }
    const limited = await tryToPay(shop, "4711", cardOf(3, "accepted"), from("203.0.113.7"));
    expect(limited).toMatchObject({
      status: 429,
      body: { code: "PAYMENT_TOO_MANY", retryAfterSeconds: expect.any(Number) },
    });
    const [payment] = await shop.payments.listByOrder("4711");
    expect(payment).toMatchObject({
      state: "abandoned",
      reason: "too-many-refusals",
      limit: "refusedByBin",
      limitedUntil: expect.any(Number),
      buyerMessage: { en: expect.any(String), fr: expect.any(String) },
    });
    expect(await controlOf(shop).charges(payment?.reference)).toEqual([]);
    const { out } = await runSips(["tx", payment?.reference ?? ""], {
      SIPS_GATEWAY_URL: shop.simulator.url,
      SIPS_JOURNAL: join(folder, "journal.db"),
    });
    expect(out).toMatch(/ended by limit\s+refusedByBin, until \d{4}-/);
    expect(out).toMatch(/limit in force\s+refusedByBin, until \d{4}-/);
  });
});

describe("one order", () => {
  test("whose sessions are opened again and again, from any address, gets no thousands of attempts", async () => {
    await open();
    const statuses: number[] = [];
    for (let round = 0; round < 30; round += 1) {
      const asked = Array.from({ length: 20 }, (_, number) => opens("4711", from(`10.1.${round}.${number}`)));
      for (const { status } of await Promise.all(asked)) statuses.push(status);
      moved += hour / 2;
    }
    const opened = statuses.filter((status) => status === 201).length;
    expect(opened).toBeGreaterThanOrEqual(100);
    expect(opened).toBeLessThan(140);
    await shop.payments.reconcile();
    expect(shop.results).toHaveLength(opened);
  }, 600_000);
});

describe("a change of signing keys", () => {
  const [old, fresh] = ["old", "fresh"].map((id) => ({
    id,
    secret: `the ${id} secret of the tests, long enough`,
  }));
  const rules = { openedByOrder: { free: 3, windowMs: 24 * hour } };

  async function restart(change: ShopChange): Promise<void> {
    await shop.close();
    await open(change);
  }

  test("resets no limit: with the new key in front of the old one, and when the old one is removed", async () => {
    if (!old || !fresh) throw new TypeError("There are two.");
    await open({ limits: { rules }, signingKeys: [old] });
    for (let number = 0; number < 3; number += 1) expect((await opens("4711")).status).toBe(201);
    await restart({ limits: { rules }, signingKeys: [fresh, old] });
    expect((await opens("4711")).status).toBe(429);
    expect((await opens("4711")).status).toBe(429);
    // A day and an hour later.
    moved += 25 * hour;
    for (let number = 0; number < 3; number += 1) expect((await opens("4711")).status).toBe(201);
    expect((await opens("4711")).status).toBe(429);
    await restart({ limits: { rules }, signingKeys: [fresh] });
    expect((await opens("4711")).status).toBe(429);
  });

  test("reports a limit once while there are two keys", async () => {
    if (!old || !fresh) throw new TypeError("There are two.");
    const told: LimitPassed[] = [];
    await open({
      limits: { rules, onPassed: (passed) => void told.push(passed) },
      signingKeys: [fresh, old],
    });
    for (let number = 0; number < 4; number += 1) await opens("4711");
    expect(told).toEqual([expect.objectContaining({ limit: "openedByOrder", count: 4 })]);
  });

  test("resets nothing with a separate secret for limits, whatever the keys", async () => {
    if (!old || !fresh) throw new TypeError("There are two.");
    const secret = "a secret for the limits of the tests";
    await open({ limits: { rules, secret }, signingKeys: [old] });
    for (let number = 0; number < 3; number += 1) await opens("4711");
    await restart({ limits: { rules, secret }, signingKeys: [fresh] });
    expect((await opens("4711")).status).toBe(429);
  });
});

test("a buyer who waits for the stated time can then pay with the same session", async () => {
  const opened = now();
  const rules = { sentByAddress: { free: 1, windowMs: hour, perAccepted: 0 } };
  await open({ now: () => opened + moved, limits: { rules } });
  await tryToPay(shop, "FIRST", cardOf(1, "accepted"));
  const buyer = createBuyer(shop);
  const { session } = await buyer.opens("4711");
  const pays = async () =>
    postJson(`${shop.url}/sips/payments`, {
      session,
      paymentToken: await buyer.types(cardOf(2, "accepted")),
    });
  const limited = await pays();
  expect(limited).toMatchObject({ status: 429, body: { retryAfterSeconds: 30 } });
  moved += 30_000;
  expect(await pays()).toMatchObject({ status: 200, body: { outcome: "accepted" } });
});
