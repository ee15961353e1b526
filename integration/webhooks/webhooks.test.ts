import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSimulator } from "@sips-kit/simulator";
import {
  createGateway,
  createPayments,
  merchantRouter,
  readWebhook,
  signWebhook,
  type WebhookEndpoint,
} from "@sips-kit/server";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bundleProgram } from "../bundle-program.js";
import { createBuyer, postJson } from "../buyer.js";
import { createMovableTime, type MovableTime } from "../movable-time.js";
import { stores } from "../stores.js";
import { openShop, type Shop } from "../shop.js";
import type { PayingTask } from "./paying-process.js";
import { openReceiver, type Receiver } from "./receiver.js";
import { openMemoryJournal } from "../../packages/server/src/journal/testing/memory-journal.js";

const secret = "the secret of the receiver, long enough";
const older = "an older secret of the receiver, long enough";
const minuteMs = 60_000;

describe.each(stores)("webhooks on %s", (_name, openJournal) => {
  let shop: Shop;
  let receiver: Receiver;
  let time: MovableTime;

  beforeEach(async () => {
    receiver = await openReceiver([secret]);
    time = createMovableTime();
  });
  afterEach(async () => {
    await shop.close();
    await receiver.close();
  });

  async function open(endpoint: Partial<WebhookEndpoint> = {}, more: object = {}): Promise<void> {
    const erp: WebhookEndpoint = { id: "erp", url: receiver.url, secrets: [secret], ...endpoint };
    shop = await openShop({
      journal: await openJournal(),
      now: time.now,
      timers: time.timers,
      webhooks: { endpoints: [erp], ...more },
    });
  }

  /** Pays an order; returns its event id. */
  async function pays(orderId = "4711"): Promise<string> {
    const buyer = createBuyer(shop);
    await buyer.pays(await buyer.opens(orderId), await buyer.types("5100000100000700"));
    const [payment] = await shop.payments.listByOrder(orderId);
    return payment?.eventId ?? "";
  }

  test("a result is sent, signed, with the id that the shop is told, and without links", async () => {
    await open();
    const eventId = await pays();
    await shop.payments.reconcile();
    expect(receiver.events).toMatchObject([
      { id: eventId, type: "payment.accepted", data: { payment: { orderId: "4711", state: "accepted" } } },
    ]);
    expect(shop.results.map((one) => one.eventId)).toEqual([eventId]);
    expect(receiver.events[0]?.data["payment"]).not.toHaveProperty("session");
    expect(await shop.payments.webhooks.of(eventId)).toMatchObject([
      { endpoint: "erp", state: "delivered", tries: 1, status: 204 },
    ]);
  });

  test("a failing receiver gets it again, later and later, with the same id", async () => {
    await open();
    receiver.answers(500, 302, 204);
    const eventId = await pays();
    await shop.payments.reconcile();
    const [failed] = await shop.payments.webhooks.of(eventId);
    expect(failed).toMatchObject({ state: "pending", tries: 1, failure: "HTTP 500" });
    const pause = (failed?.dueAt ?? 0) - time.now();
    expect(pause).toBeGreaterThan(0);
    expect(pause).toBeLessThan(10_000);
    await shop.payments.reconcile();
    expect(receiver.events).toHaveLength(1);
    time.moveTo(minuteMs);
    await shop.payments.reconcile();
    time.moveTo(2 * minuteMs);
    await shop.payments.reconcile();
    expect(receiver.events.map(({ id }) => id)).toEqual([eventId, eventId, eventId]);
    expect(await shop.payments.webhooks.of(eventId)).toMatchObject([{ state: "delivered", tries: 3 }]);
  });

  test("after the last try it is dead, visible to staff, and can be replayed by id and by period", async () => {
    await open({}, { mostTries: 2 });
    receiver.answers(500, 500);
    const eventId = await pays();
    await shop.payments.reconcile();
    time.moveTo(minuteMs);
    await shop.payments.reconcile();
    shop.app.use("/merchant", merchantRouter(shop.payments, { authorize: () => true }));
    const listed = await fetch(`${shop.url}/merchant/webhooks?state=dead`);
    expect(await listed.json()).toMatchObject({ deliveries: [{ eventId, tries: 2, failure: "HTTP 500" }] });
    const replay = (path: string, body: object) => postJson(`${shop.url}/merchant/webhooks/${path}`, body);
    expect((await replay(`${eventId}/replay`, {})).body).toEqual({ replayed: 1 });
    await shop.payments.reconcile();
    expect(await replay("E1/replay", {})).toMatchObject({
      status: 404,
      body: { code: "PAYMENT_ROUTE_UNKNOWN", detail: "There is no such event." },
    });
    const period = { from: time.now() - 10 * minuteMs, to: time.now() + 1 };
    expect((await replay("replay", period)).body).toEqual({ replayed: 1 });
    await shop.payments.reconcile();
    expect(receiver.events.map(({ id }) => id)).toEqual([eventId, eventId, eventId, eventId]);
    expect((await replay("replay", { from: 5, to: 5 })).body).toMatchObject({ field: "to" });
  });

  test("a receiver that says it is gone is not asked again by itself, but a replay reaches it", async () => {
    await open();
    receiver.answers(410, 204);
    const eventId = await pays();
    await shop.payments.reconcile();
    expect(await shop.payments.webhooks.of(eventId)).toMatchObject([
      { state: "dead", tries: 1, failure: "HTTP 410" },
    ]);
    time.moveTo(minuteMs);
    await shop.payments.reconcile();
    expect(receiver.events).toHaveLength(1);
    expect(await shop.payments.webhooks.replay({ eventId })).toBe(1);
    await shop.payments.reconcile();
    expect(receiver.events.map(({ id }) => id)).toEqual([eventId, eventId]);
  });

  test("a silent receiver costs one try and its deadline, and holds up no payment", async () => {
    await open({}, { deadlineMs: 300 });
    receiver.answers("nothing");
    const eventId = await pays();
    await shop.payments.reconcile();
    expect(shop.results).toHaveLength(1);
    expect(await shop.payments.webhooks.of(eventId)).toMatchObject([
      { state: "pending", failure: "no answer in time" },
    ]);
  });

  test("both secrets sign while they are being exchanged", async () => {
    await open({ secrets: ["a new secret that the receiver does not know", secret] });
    const eventId = await shop.payments.webhooks.test();
    await shop.payments.reconcile();
    expect(receiver.events).toMatchObject([{ id: eventId, type: "test" }]);
    expect(receiver.forged()).toBe(0);
  });

  test("deliveries are listed from the newest event on, test events among them", async () => {
    await open();
    const tested = await shop.payments.webhooks.test();
    time.moveTo(minuteMs);
    const paid = await pays();
    const listed = await shop.payments.webhooks.list();
    expect(listed.map(({ eventId }) => eventId)).toEqual([paid, tested]);
  });

  test("no delivery is left out between two pages: those of an event are on one", async () => {
    const crm = { id: "crm", url: receiver.url, secrets: [secret] };
    await open({}, { endpoints: [{ ...crm, id: "erp" }, crm] });
    const { webhooks } = shop.payments;
    const older = await webhooks.test();
    time.moveTo(minuteMs);
    const newer = await webhooks.test();
    const first = await webhooks.list({ state: "pending", limit: 3 });
    expect(first.map(({ eventId }) => eventId)).toEqual([newer, newer, older, older]);
    const one = await webhooks.list({ limit: 1 });
    expect(one.map(({ endpoint }) => endpoint)).toEqual(["crm", "erp"]);
    const next = await webhooks.list({ limit: 1, before: newer });
    expect(next.map(({ eventId }) => eventId)).toEqual([older, older]);
    expect(await webhooks.list({ before: older })).toEqual([]);
  });
});

describe("addresses", () => {
  test.each([
    ["http://erp.example/hooks", undefined],
    ["ftp://erp.example/hooks", undefined],
    ["https://user:password@erp.example/hooks", undefined],
    ["not a URL", undefined],
  ])("%s is refused when the server starts", async (url) => {
    const shop = openShop({ webhooks: { endpoints: [{ id: "erp", url, secrets: [secret] }] } });
    await expect(shop).rejects.toMatchObject({ setting: "webhooks.endpoints[0].url" });
  });

  test.each([
    "https://10.0.0.7/hooks",
    "https://169.254.169.254/latest",
    "https://[fd00::1]/hooks",
    "https://[::ffff:192.168.0.1]/hooks",
    "https://[::192.168.0.1]/hooks",
    "https://[64:ff9b::a00:7]/hooks",
    "https://[64:ff9b:1::a00:7]/hooks",
    "https://[2002:a00:7::1]/hooks",
    "https://[fec0::1]/hooks",
  ])("%s is of a private network, and is not called", async (url) => {
    const shop = await openShop({ webhooks: { endpoints: [{ id: "erp", url, secrets: [secret] }] } });
    const eventId = await shop.payments.webhooks.test();
    await shop.payments.reconcile();
    expect(await shop.payments.webhooks.of(eventId)).toMatchObject([
      { failure: "the address is not public" },
    ]);
    await shop.close();
  });

  test("plain http to this machine is refused with the bank's production platform", async () => {
    const journal = await openMemoryJournal();
    const shop = { merchantId: "002001000000001", secretKey: "k", keyVersion: "1" };
    const gateway = createGateway({ environment: "sogenactif", ...shop });
    const make = () =>
      createPayments({
        gateway,
        journal,
        publicUrl: "https://shop.example/sips",
        signingKeys: [{ id: "1", secret }],
        resolveOrder: () => undefined,
        resultUrl: () => "/",
        live: true,
        webhooks: { endpoints: [{ id: "erp", url: "http://127.0.0.1/hooks", secrets: [secret] }] },
      });
    expect(make).toThrow("webhooks.endpoints[0].url");
    await Promise.all([gateway.close(), journal.close()]);
  });
});

describe("the signature", () => {
  const now = Date.UTC(2027, 0, 1);
  const body = JSON.stringify({ id: "E1", type: "test", createdAt: "2027-01-01T00:00:00Z", data: {} });
  const signature = signWebhook(body, [secret], now);

  test("holds for the body, one of the secrets and five minutes", () => {
    const read = (change: object) => readWebhook({ body, signature, secrets: [secret], now, ...change });
    expect(read({})).toMatchObject({ id: "E1" });
    expect(read({ secrets: [older, secret] })).toMatchObject({ id: "E1" });
    expect(read({ now: now + 299_000 })).toMatchObject({ id: "E1" });
    expect(read({ now: now + 301_000 })).toBeUndefined();
    expect(read({ now: now - 301_000 })).toBeUndefined();
    expect(read({ body: body.replace("E1", "E2") })).toBeUndefined();
    expect(read({ secrets: [older] })).toBeUndefined();
    for (const forged of [
      undefined,
      "",
      "t=1",
      signature.replace(/v1=./, "v1="),
      signature.replace(/t=\d+/, "t=x"),
    ])
      expect(read({ signature: forged })).toBeUndefined();
  });
});

describe("a process that is killed loses no event", () => {
  let folder: string;
  let program: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "sips-kit-webhooks-"));
    program = await bundleProgram(new URL("paying-process.ts", import.meta.url), folder);
    return () => rm(folder, { recursive: true });
  });

  /** Starts a shop's process, kills it when a receiver has been asked, and lets another process continue. */
  async function killedAt(name: string, isTold: boolean) {
    const simulator = await startSimulator({ port: 0 });
    const first = await openReceiver([secret]);
    first.answers("nothing");
    const journalFile = join(folder, `${name}.db`);
    const task: PayingTask = {
      journalFile,
      simulator,
      secret,
      // Nobody listens there, so that the first process has not delivered it when it is killed.
      url: isTold ? first.url : "http://127.0.0.1:9/hooks",
      ...(!isTold && { askFirst: first.url }),
    };
    const child = spawn(process.execPath, [program, JSON.stringify(task)], { stdio: "inherit" });
    const ended = once(child, "exit");
    await Promise.race([first.nextRequest(), ended]);
    child.kill("SIGKILL");
    expect(await ended).toEqual([null, "SIGKILL"]);
    await first.close();

    const receiver = await openReceiver([secret]);
    const later = createMovableTime();
    // Past the leases of the first process, and within the life of a signature.
    later.moveTo(2 * minuteMs);
    const shop = await openShop({
      journalFile,
      simulator,
      now: later.now,
      timers: later.timers,
      webhooks: { endpoints: [{ id: "erp", url: receiver.url, secrets: [secret] }] },
    });
    await shop.payments.reconcile();
    const [payment] = await shop.payments.listByOrder("4711");
    const result = { payment, events: receiver.events, results: shop.results, before: first.events };
    await shop.close();
    await receiver.close();
    await simulator.close();
    return result;
  }

  test("while the webhook is on its way: it is sent again with the same id", async () => {
    const { payment, events, before } = await killedAt("sending", true);
    expect(payment?.state).toBe("accepted");
    expect(before.map(({ id }) => id)).toEqual([payment?.eventId]);
    expect(events.map(({ id }) => id)).toEqual([payment?.eventId]);
  });

  test("while the shop is being told: both are told by the next process", async () => {
    const { payment, events, results } = await killedAt("telling", false);
    expect(events.map(({ id }) => id)).toEqual([payment?.eventId]);
    expect(results.map(({ eventId }) => eventId)).toEqual([payment?.eventId]);
  });
});
