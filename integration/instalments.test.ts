import { merchantRouter, type WebhookEvent } from "@sips-kit/server";
import type { NewOperation } from "@sips-kit/server/journal";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createBuyer, postJson } from "./buyer.js";
import { frictionless, inThree, openInstalments, type InstalmentsScene } from "./instalments-scene.js";
import { openJournalIn } from "./stores.js";
import { withSteps } from "./with-steps.js";

/* Orders in instalments: the buyer pays the first one, the reconciler charges the others on their days. */

let scene: InstalmentsScene;
afterEach(() => scene.shop.close());

describe.each(["SQLite", "PostgreSQL"])("in %s", (store) => {
  beforeEach(async () => {
    scene = await openInstalments({ journal: await openJournalIn(store) });
  });

  test("an order is charged in three, each once and on its day", async () => {
    const reference = await scene.pays();
    expect(await scene.amounts()).toEqual([3334]);
    expect(await scene.shop.payments.findByReference(reference)).toMatchObject({
      state: "accepted",
      amountMinor: 10_000,
      instalments: [{ amountMinor: 3334 }, { amountMinor: 3333 }, { amountMinor: 3333 }],
    });
    await scene.passes();
    await scene.passes({ days: 28 });
    expect(await scene.states(reference)).toEqual(["paid", "planned", "planned"]);
    // They are charged in the morning, and this test may run at night.
    await scene.passes({ days: 3 });
    expect(await scene.amounts()).toEqual([3334, 3333]);
    expect(await scene.states(reference)).toEqual(["paid", "paid", "planned"]);
    await scene.passes({ days: 30 });
    await scene.passes({ days: 30 });
    expect(await scene.amounts()).toEqual([3334, 3333, 3333]);
    expect(scene.news()).toEqual(["charged 2", "charged 3"]);
    expect(await scene.shop.payments.operations.of(reference)).toMatchObject([
      { kind: "instalments", state: "accepted", what: "no instalment is left to charge" },
    ]);
    expect(scene.shop.results).toHaveLength(1);
    expect((await scene.shop.payments.reconcile()).checked).toBe(0);
  });

  test("a purge leaves an order whose later instalments are due after its age", async () => {
    const reference = await scene.pays();
    const olderThanMs = 30 * 86_400_000;
    await scene.passes();
    await scene.passes({ days: 31 });
    expect(await scene.shop.journal.purge({ now: scene.time.now(), olderThanMs })).toBe(0);
    await scene.passes({ days: 31 });
    expect(await scene.amounts()).toEqual([3334, 3333, 3333]);
    expect(await scene.states(reference)).toEqual(["paid", "paid", "paid"]);
    // The first payment and the second, not yet the third.
    expect(await scene.shop.journal.purge({ now: scene.time.now(), olderThanMs })).toBe(2);
  });

  test("two servers that reconcile at once charge each instalment once", async () => {
    const reference = await scene.pays();
    await scene.passes();
    const other = scene.another();
    await scene.control.advance("P31D");
    scene.time.pass(31 * 24 * 3_600_000);
    await Promise.all([scene.shop.payments.reconcile(), other.reconcile(), scene.shop.payments.reconcile()]);
    await scene.passes();
    await other.close();
    expect(await scene.amounts()).toEqual([3334, 3333]);
    expect(await scene.states(reference)).toEqual(["paid", "paid", "planned"]);
  });

  test("a refusal of the second is told, and retried until it is charged", async () => {
    const reference = await scene.pays();
    await scene.passes();
    await scene.refuses(2);
    await scene.passes({ days: 31 });
    expect(await scene.standings(reference)).toMatchObject([
      { number: 1, state: "paid" },
      { number: 2, state: "retrying", responseCode: "05", dueAt: expect.any(Number) },
      { number: 3, state: "planned" },
    ]);
    await scene.passes({ days: 1 });
    expect(scene.news()).toEqual(["refused 2", "refused 2"]);
    await scene.passes({ days: 2 });
    expect(scene.news()).toHaveLength(2);
    await scene.passes({ days: 1 });
    expect(scene.news()).toEqual(["refused 2", "refused 2", "charged 2"]);
    expect(new Set(scene.told.map(({ eventId }) => eventId)).size).toBe(3);
    expect(await scene.amounts()).toEqual([3334, 3333]);
    expect(await scene.states(reference)).toEqual(["paid", "paid", "planned"]);
  });

  test("the rest is cancelled, whoever asks first, and never charged", async () => {
    const reference = await scene.pays();
    await scene.passes({ days: 31 });
    const request = { reference, by: "ann", reason: "the buyer sends it back" };
    const [one, other] = await Promise.all([
      scene.shop.payments.operations.cancelInstalments(request),
      scene.shop.payments.operations.cancelInstalments({ ...request, by: "bob" }),
    ]);
    expect(other.instalments[2]?.state).toBe("cancelled");
    expect(one.instalments).toMatchObject([
      { state: "paid" },
      { state: "paid" },
      { state: "cancelled", reason: "the buyer sends it back" },
    ]);
    await scene.passes({ days: 31 });
    await scene.passes({ days: 31 });
    expect(await scene.amounts()).toEqual([3334, 3333]);
    expect(scene.news()).toEqual(["charged 2", "cancelled 3"]);
    expect(await scene.shop.payments.operations.cancelInstalments(request)).toMatchObject({
      instalments: [{}, {}, { state: "cancelled" }],
    });
  });
});

test("a cancellation during which the server dies stands, and is told as what it is", async () => {
  const journal = await openJournalIn("SQLite");
  let mustDie = true;
  const operations = withSteps(journal.operations, ["open"], (name, [asked]) => {
    const isEnd = (asked as NewOperation).kind === "cancelInstalment";
    if (name.startsWith("after") && isEnd && mustDie) throw new Error("The process was killed.");
  });
  const sent: string[] = [];
  const transport = async ({ body }: { readonly body: string }) => {
    sent.push(body);
    return { status: 200 };
  };
  const endpoints = [{ id: "erp", url: "https://erp.example/hooks", secrets: ["s".repeat(32)] }];
  scene = await openInstalments({ journal: { ...journal, operations }, webhooks: { endpoints, transport } });
  const reference = await scene.pays();
  await scene.passes();
  const { operations: merchant } = scene.shop.payments;
  await expect(merchant.cancelInstalments({ reference })).rejects.toThrow("killed");
  mustDie = false;
  await scene.passes();
  expect(await scene.states(reference)).toEqual(["paid", "cancelled", "planned"]);
  const told = sent
    .map((body) => JSON.parse(body) as WebhookEvent)
    .filter(({ type }) => type !== "payment.accepted");
  expect(told).toMatchObject([
    { type: "operation.accepted", data: { operation: { kind: "cancelInstalment", state: "accepted" } } },
  ]);
});

describe("the form", () => {
  beforeEach(async () => {
    scene = await openInstalments();
  });

  test("shows the plans with their amounts and days", async () => {
    const { instalmentPlans } = await scene.opens("4711", [inThree, { count: 2, everyMonths: 1 }]);
    expect(instalmentPlans).toMatchObject([
      { count: 3, instalments: [{ amount: "3334" }, { amount: "3333" }, { amount: "3333" }] },
      { count: 2, instalments: [{ amount: "5000", date: expect.stringMatching(/^\d{8}$/) }, {}] },
    ]);
    expect(await scene.opens("4712", [])).not.toHaveProperty("instalmentPlans");
  });

  test("may be paid in full: then nothing is charged later", async () => {
    const { session } = await scene.opens();
    await scene.sends(session, frictionless, {});
    expect(await scene.amounts()).toEqual([10_000]);
    const reference = await scene.referenceOf();
    expect(await scene.shop.payments.operations.instalments(reference)).toBeUndefined();
    expect(await scene.shop.payments.operations.of(reference)).toEqual([]);
  });

  test.each([2, 4, 1, "3"])("is not paid in %j, which the shop does not offer", async (instalments) => {
    const { session } = await scene.opens();
    const answer = await scene.sends(session, frictionless, { instalments });
    expect(answer).toMatchObject({ code: "PAYMENT_BODY_INVALID", field: "instalments" });
    expect(await scene.amounts()).toEqual([]);
  });

  test.each([
    [{ count: 1, everyDays: 30 }],
    [{ count: 51, everyDays: 30 }],
    [{ count: 3, everyDays: 0 }],
    [{ count: 3, everyMonths: 13 }],
    [{ count: 3 }],
    [inThree, { count: 3, everyDays: 7 }],
  ])("is not opened for the plans %j", async (...plans) => {
    // A shop in JavaScript has no types.
    expect(await scene.opens("4711", plans as (typeof inThree)[])).toMatchObject({
      code: "PAYMENT_ORDER_INVALID",
      field: "instalments",
    });
  });

  test("is refused when the amount has changed before the charge", async () => {
    const { session } = await scene.opens();
    const { url } = await scene.sends(session);
    scene.shop.orders.set("4711", { orderId: "4711", amountMinor: 12_000, currencyCode: "978" });
    await createBuyer(scene.shop).authenticates(String(url), "Authenticate");
    await scene.passes({ days: 31 });
    expect(await scene.amounts()).toEqual([]);
    expect(await scene.shop.payments.findByReference(await scene.referenceOf())).toMatchObject({
      state: "abandoned",
      reason: "order-changed",
    });
  });
});

describe("the first payment", () => {
  beforeEach(async () => {
    scene = await openInstalments();
  });

  test("is authenticated with a challenge, for its own amount, as the first of a series", async () => {
    await scene.pays();
    const [transaction] = await scene.control.transactions();
    expect(transaction).toMatchObject({ originAmount: 3334 });
    const read = await scene.shop.gateway.getTransactionData({
      transactionReference: await scene.referenceOf(),
    });
    expect(read).toMatchObject({ kind: "accepted", answer: { paymentPattern: "RECURRING_1" } });
  });

  test("that is refused is followed by no other", async () => {
    const reference = await scene.pays("5100000100000205");
    expect(await scene.shop.payments.findByReference(reference)).toMatchObject({ state: "refused" });
    await scene.passes({ days: 31 });
    await scene.passes({ days: 31 });
    expect(await scene.amounts()).toEqual([]);
    expect(await scene.states(reference)).toEqual(["failed", "cancelled", "cancelled"]);
    expect(scene.told).toEqual([]);
  });

  test("whose answer was lost is resolved by a query, and the others follow", async () => {
    const { session } = await scene.opens();
    const { url } = await scene.sends(session);
    await scene.control.fault("cardValidateAuthenticationAndOrder", "reset", "after");
    await createBuyer(scene.shop).authenticates(String(url), "Authenticate");
    const reference = await scene.referenceOf();
    expect(await scene.shop.payments.events(reference)).toContainEqual(
      expect.objectContaining({ to: "unknown" }),
    );
    await scene.passes();
    expect(await scene.states(reference)).toEqual(["paid", "planned", "planned"]);
    await scene.passes({ days: 31 });
    await scene.passes({ days: 31 });
    expect(await scene.amounts()).toEqual([3334, 3333, 3333]);
  });

  test("that the merchant cancels is followed by no other, and the shop hears of it", async () => {
    const reference = await scene.pays();
    await scene.shop.payments.operations.cancel({ idempotencyKey: "c", reference });
    await scene.passes({ days: 31 });
    await scene.passes({ days: 31 });
    expect(await scene.amounts()).toEqual([3334]);
    expect(scene.news()).toEqual(["failed 2", "failed 3"]);
    expect(await scene.standings(reference)).toMatchObject([
      {},
      { state: "failed", what: "the first payment is CANCELLED" },
      { state: "failed" },
    ]);
  });
});

test("refunded in full before the others are due, the first payment is followed by no other", async () => {
  scene = await openInstalments();
  const reference = await scene.pays();
  await scene.passes({ days: 3 });
  const { operations } = scene.shop.payments;
  expect(await operations.refund({ idempotencyKey: "r1", reference, amountMinor: 1000 })).toMatchObject({
    state: "accepted",
  });
  await scene.passes({ days: 28 });
  expect(await scene.amounts()).toEqual([3334, 3333]);
  await scene.passes({ minutes: 60 });
  expect(await operations.refund({ idempotencyKey: "r2", reference })).toMatchObject({
    state: "accepted",
    amountMinor: 2334,
  });
  await scene.passes({ days: 31 });
  expect(await scene.amounts()).toEqual([3334, 3333]);
  expect(await scene.states(reference)).toEqual(["paid", "paid", "failed"]);
  expect(scene.news()).toEqual(["charged 2", "failed 3"]);
});

describe("the merchant's routes", () => {
  let reference: string;
  beforeEach(async () => {
    scene = await openInstalments();
    const authorize = () => ({ by: "ann" });
    scene.shop.app.use("/merchant", merchantRouter(scene.shop.payments, { authorize }));
    reference = await scene.pays();
    await scene.passes();
  });

  const read = async (path: string) => {
    const answer = await fetch(`${scene.shop.url}/merchant/payments/${path}/instalments`);
    // The router answers JSON objects.
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };

  test("show the schedule and cancel its rest, with the name of who did it", async () => {
    expect(await read(reference)).toMatchObject({
      status: 200,
      body: { schedule: { orderId: "4711", instalments: [{ state: "paid" }, { state: "planned" }, {}] } },
    });
    const url = `${scene.shop.url}/merchant/operations/cancelInstalments`;
    const ended = { state: "cancelled", by: "ann", reason: "moved away" };
    expect(await postJson(url, { reference, reason: "moved away" })).toMatchObject({
      status: 200,
      body: { schedule: { instalments: [{ state: "paid" }, ended, ended] } },
    });
    await scene.passes({ days: 31 });
    expect(await scene.amounts()).toEqual([3334]);
  });

  test("say so when a payment has no instalments", async () => {
    expect(await read("NOTHING")).toMatchObject({ status: 404, body: { code: "PAYMENT_ROUTE_UNKNOWN" } });
    const url = `${scene.shop.url}/merchant/operations/cancelInstalments`;
    expect(await postJson(url, { reference: "NOTHING" })).toMatchObject({
      status: 400,
      body: { code: "PAYMENT_OPERATION_INVALID", field: "reference" },
    });
  });
});

test("a first payment that is held for review is not paid before the merchant has accepted it", async () => {
  scene = await openInstalments();
  const reference = await scene.pays("5100000500000300");
  expect(await scene.states(reference)).toEqual(["charging", "planned", "planned"]);
  await scene.shop.payments.operations.acceptReview({ idempotencyKey: "a1", reference });
  expect(await scene.states(reference)).toEqual(["paid", "planned", "planned"]);
});
