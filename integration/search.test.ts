import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { merchantRouter, type PaymentSearch } from "@sips-kit/server";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createBuyer } from "./buyer.js";
import { openShop, type Shop } from "./shop.js";
import { unlimited } from "./unlimited.js";

const accepted = "5100000100000700";
const refused = "5100000100000205";
const dayMs = 24 * 3_600_000;

let folder: string;
let shop: Shop;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "sips-search-"));
  shop = await openShop({ journalFile: join(folder, "journal.db"), limits: unlimited });
});
afterEach(async () => {
  await shop.close();
  rmSync(folder, { recursive: true });
});

/** Pays an order; gives the payment's reference. */
async function pays(
  orderId: string,
  card = accepted,
  more: { amountMinor?: number; customerId?: string } = {},
) {
  const { amountMinor = 2490, customerId } = more;
  const details = customerId === undefined ? {} : { details: { customerId } };
  shop.orders.set(orderId, { orderId, amountMinor, currencyCode: "978", ...details });
  const buyer = createBuyer(shop);
  const session = await buyer.opens(orderId);
  await buyer.pays(session, await buyer.types(card));
  const [payment] = await shop.payments.listByOrder(orderId);
  return payment?.reference ?? "";
}

function isoDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

async function ordersOf(search: PaymentSearch): Promise<readonly string[]> {
  return (await shop.payments.search(search)).payments.map(({ orderId }) => orderId);
}

describe("payments.search", () => {
  test("finds a payment by each text that support may have, as the shop knows it", async () => {
    const reference = await pays("4711", accepted, { customerId: "C-77" });
    await pays("4712", refused, { amountMinor: 100 });
    const payment = await shop.payments.findByReference(reference);
    expect(payment).toMatchObject({ customerId: "C-77", maskedPan: "5100##########00" });
    const { authorisationId = "" } = payment ?? {};
    expect(authorisationId).not.toBe("");
    for (const text of [
      "4711",
      reference,
      "C-77",
      authorisationId,
      "5100##########00",
      "5100 **** **** **00",
      "5100XXXXXXXXXX00",
      "5100 xxxx xxxx xx00",
      "#00",
    ]) {
      expect(await ordersOf({ text }), text).toEqual(["4711"]);
    }
    const { payments } = await shop.payments.search({ text: "4711" });
    expect(payments).toMatchObject([{ reference, state: "accepted", orderId: "4711" }]);
    expect(await ordersOf({ state: "refused" })).toEqual(["4712"]);
    expect(await ordersOf({ amountMinor: 100 })).toEqual(["4712"]);
    expect(await ordersOf({ method: "card" })).toEqual(["4712", "4711"]);
    expect(await ordersOf({ method: "paypal" })).toEqual([]);
    const { createdAt } = payments[0] ?? { createdAt: 0 };
    expect(await ordersOf({ from: createdAt, to: createdAt + 1 })).toEqual(["4711"]);
    expect(await ordersOf({ from: createdAt + 1, text: "4711" })).toEqual([]);
  });

  test("a buyer who is on the way is found, and stays the same when archived", async () => {
    const buyer = createBuyer(shop);
    await buyer.opens("4711");
    expect(await ordersOf({ state: "opened", text: "4711" })).toEqual(["4711"]);
    await pays("4712");
    const before = await shop.payments.search({ state: "accepted" });
    expect(await shop.journal.archive({ now: Date.now() + 60 * dayMs, olderThanMs: 1 })).toBe(1);
    // Links are signed anew each time.
    const shown = (found: typeof before) =>
      found.payments.map(({ session: _session, ...payment }) => payment);
    expect(shown(await shop.payments.search({ state: "accepted" }))).toEqual(shown(before));
  });

  test("pages follow each other while others pay", async () => {
    for (const orderId of ["1", "2", "3", "4", "5"]) await createBuyer(shop).opens(orderId);
    const first = await shop.payments.search({ limit: 2 });
    await createBuyer(shop).opens("6");
    const second = await shop.payments.search({ limit: 2, cursor: first.cursor ?? "" });
    const third = await shop.payments.search({ limit: 2, cursor: second.cursor ?? "" });
    const pages = [first, second, third].map(({ payments }) => payments.map(({ orderId }) => orderId));
    expect(pages).toEqual([["5", "4"], ["3", "2"], ["1"]]);
    expect(third.cursor).toBeUndefined();
  });

  test.each([
    ["state", { state: "paid" }],
    ["method", { method: "Card!" }],
    ["from", { from: "2026-11-26" }],
    ["to", { to: -1 }],
    ["to", { from: 2, to: 1 }],
    ["to", { from: 2, to: 2 }],
    ["text", { text: " " }],
    ["text", { text: "x".repeat(65) }],
    ["amountMinor", { amountMinor: 24.9 }],
    ["cursor", { cursor: "page 2" }],
    ["cursor", { cursor: "" }],
    ["limit", { limit: 0 }],
    ["limit", { limit: 201 }],
    ["colour", { colour: "red" }],
  ])("a wrong %s is named", async (field, search) => {
    // Not what the types say: what a back office in JavaScript may pass on.
    await expect(shop.payments.search(search as PaymentSearch)).rejects.toMatchObject({
      code: "PAYMENT_SEARCH_INVALID",
      more: { field },
    });
  });

  test("a period that ends before it begins is refused by the export, too", () => {
    expect(() => shop.payments.exportPayments({ from: 2, to: 1 })).toThrow("to must be after from");
  });

  test("what a shop takes for a customer's id leaves no card number in the journal", async () => {
    await pays("4711", accepted, { customerId: accepted });
    await shop.payments.search({ text: accepted });
    const kept = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile())
      .map((file) => readFileSync(join(file.parentPath, file.name), "latin1"));
    expect(kept.join("")).not.toContain(accepted);
    expect(kept.join("")).toContain("************0700");
  });
});

describe("payments.countByDay", () => {
  test("counts each day by state", async () => {
    const [payment] = await Promise.all([
      shop.payments.findByReference(await pays("4711")),
      pays("4712", refused),
    ]);
    const today = Math.floor((payment?.createdAt ?? 0) / dayMs) * dayMs;
    const days = await shop.payments.countByDay({ from: today - dayMs, to: today + 2 * dayMs });
    expect(days.map(({ day }) => day)).toEqual(
      [-1, 0, 1].map((day) => new Date(today + day * dayMs).toISOString().slice(0, 10)),
    );
    const counted = days.flatMap(({ counts }) => Object.entries(counts));
    expect(counted.toSorted()).toEqual([
      ["accepted", 1],
      ["refused", 1],
    ]);
  });

  test.each([
    ["Pacific/Kiritimati", 14],
    ["Pacific/Pago_Pago", -11],
  ])("counts by the days of %s", async (timeZone, hoursAhead) => {
    const payment = await shop.payments.findByReference(await pays("4711"));
    const createdAt = payment?.createdAt ?? 0;
    const days = await shop.payments.countByDay({ from: createdAt, to: createdAt + 1, timeZone });
    const day = new Date(createdAt + hoursAhead * 3_600_000).toISOString().slice(0, 10);
    expect(days).toEqual([{ day, counts: { accepted: 1 } }]);
  });

  test.each([
    ["from", { to: 1 }],
    ["to", { from: 2, to: 2 }],
    ["to", { from: 0, to: 367 * dayMs }],
    ["timeZone", { from: 0, to: 1, timeZone: "Paris" }],
  ])("a wrong %s is named", async (field, days) => {
    // Not what the types say.
    await expect(shop.payments.countByDay(days as { from: number; to: number })).rejects.toMatchObject({
      code: "PAYMENT_SEARCH_INVALID",
      more: { field },
    });
  });
});

describe("payments.exportPayments", () => {
  test("gives all of them, and reads no further than somebody asks", async () => {
    for (let order = 0; order < 230; order += 1) {
      const reference = `R${String(order).padStart(4, "0")}`;
      const at = 1_800_000_000_000 + order;
      await shop.journal.open({
        reference,
        orderId: reference,
        paymentMethod: "card",
        amountMinor: 100,
        currencyCode: "978",
        createdAt: at,
        expiresAt: at,
        checkAt: at,
      });
    }
    const found: string[] = [];
    for await (const { orderId } of shop.payments.exportPayments()) found.push(orderId);
    expect(found).toHaveLength(230);
    expect(found[0]).toBe("R0229");
    const asked = vi.spyOn(shop.journal, "search");
    const one = shop.payments.exportPayments({ state: "opened" });
    expect(asked).not.toHaveBeenCalled();
    expect((await one.next()).value).toMatchObject({ orderId: "R0229" });
    await one.return?.();
    expect(asked).toHaveBeenCalledTimes(1);
    expect(() => shop.payments.exportPayments({ from: -1 })).toThrow(
      "from has the wrong format: it must be >=0.",
    );
  });
});

describe("the merchant's routes", () => {
  const asked: string[] = [];
  let authorizes = (_action: string): boolean => false;
  const get = (path: string) => fetch(`${shop.url}/merchant${path}`);
  beforeEach(() => {
    asked.length = 0;
    authorizes = (action) => asked.push(action) > 0 && action !== "export";
    const authorize = (_request: unknown, action: string) => authorizes(action);
    shop.app.use("/merchant", merchantRouter(shop.payments, { authorize }));
  });

  test("find payments without the links of their buyers, and count days", async () => {
    const reference = await pays("4711");
    const found = await (await get("/payments?text=4711&state=accepted&from=2020-01-01&limit=1")).json();
    expect(found).toMatchObject({ payments: [{ reference, orderId: "4711" }] });
    expect(JSON.stringify(found)).not.toMatch(/session|redirectUrl|confirmUrl/);
    const { createdAt = 0 } = (await shop.payments.findByReference(reference)) ?? {};
    const [from = "", to = ""] = [createdAt, createdAt + dayMs].map(isoDay);
    expect(await (await get(`/days?from=${from}&to=${to}`)).json()).toMatchObject({
      days: [{ day: from, counts: { accepted: 1 } }],
    });
    expect(asked).toEqual(["read", "read"]);
  });

  test.each([
    "/payments?limit=1000",
    "/payments?limit=1&limit=2",
    "/payments?colour=red",
    "/days?from=2026-11-26",
    "/payments?from=2026-11-27&to=2026-11-26",
  ])("%s is told what is wrong", async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      code: "PAYMENT_SEARCH_INVALID",
      field: expect.stringMatching(/^(limit|colour|to)$/),
    });
  });

  test.each([
    ["/payments?from=1798761600000", /^from must be a time.*ISO 8601/],
    ["/payments.csv?to=yesterday", /^to must be a time.*ISO 8601/],
    ["/days?from=2026-02-30&to=2026-03-30", /^from must be a time.*ISO 8601/],
    ["/payments?captureDueBefore=1", /^captureDueBefore must be a time.*ISO 8601/],
    ["/payments?text=%20", /^text .*not empty/],
  ])("%s is told what form its field has", async (path, told) => {
    authorizes = () => true;
    expect(await (await get(path)).json()).toMatchObject({ detail: expect.stringMatching(told) });
  });

  test("/days over more than 366 days is told the limit, and how to count more", async () => {
    const answer = await get("/days?from=2025-01-01&to=2026-11-26");
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      field: "to",
      detail: "to must be 366 days after from at most; count a longer time in several parts.",
    });
    expect((await get("/days?from=2024-01-01&to=2025-01-01")).status).toBe(200);
  });

  test("export operations as CSV: of the period, and for whoever may", async () => {
    const reference = await pays("4711");
    await shop.payments.operations.cancel({ idempotencyKey: "c1", reference, by: "ines", reason: "=1+1" });
    expect((await get("/operations.csv")).status).toBe(403);
    shop.app.use("/office", merchantRouter(shop.payments, { authorize: () => true }));
    const read = (query: string) => fetch(`${shop.url}/office/operations.csv${query}`);
    const answer = await read("?from=2020-01-01");
    expect(answer.headers.get("content-type")).toMatch(/^text\/csv/);
    const [head, line, ...rest] = (await answer.text()).split("\r\n");
    expect(head).toBe(
      "createdAt,updatedAt,kind,state,reference,amountMinor,currencyCode,responseCode,by,reason,idempotencyKey",
    );
    expect(line).toContain(`,cancel,accepted,${reference},2490,978,00,ines,'=1+1,c1`);
    expect(rest).toEqual([""]);
    expect((await (await read("?to=2020-01-01")).text()).trimEnd()).toBe(head);
    expect(await (await read("?state=accepted")).json()).toMatchObject({ status: 400, field: "state" });
  });

  test("export CSV for whoever may", async () => {
    const reference = await pays("4711");
    expect((await get("/payments.csv")).status).toBe(403);
    expect(asked).toEqual(["export"]);
    shop.app.use("/office", merchantRouter(shop.payments, { authorize: () => true }));
    const answer = await fetch(`${shop.url}/office/payments.csv?state=accepted`);
    expect(answer.headers.get("content-type")).toMatch(/^text\/csv/);
    const [head, line, ...rest] = (await answer.text()).split("\r\n");
    expect(head).toMatch(/^createdAt,updatedAt,reference,orderId,/);
    expect(line).toContain(`${reference},4711,accepted,card,2490,978,00,`);
    expect(rest).toEqual([""]);
    expect((await fetch(`${shop.url}/office/payments.csv?limit=5`)).status).toBe(400);
  });
});
