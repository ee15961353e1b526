import { merchantRouter } from "@sips-kit/server";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createBuyer, postJson } from "./buyer.js";
import { controlOf } from "./control.js";
import { createMovableTime, type MovableTime } from "./movable-time.js";
import { openShop, type Shop } from "./shop.js";

let shop: Shop;
let time: MovableTime;
const dayMs = 86_400_000;

beforeEach(async () => {
  time = createMovableTime();
  shop = await openShop({ now: time.now, timers: time.timers });
});
afterEach(() => shop.close());

/** Pays an order; returns its reference. */
async function paid(details: object = {}, cardNumber = "5100000100000700"): Promise<string> {
  shop.orders.set("4711", { orderId: "4711", amountMinor: 2490, currencyCode: "978", details });
  const buyer = createBuyer(shop);
  const session = await buyer.opens("4711");
  await buyer.pays(session, await buyer.types(cardNumber));
  const [payment] = await shop.payments.listByOrder("4711");
  return payment?.reference ?? "";
}

/** Pays an order that is then captured. */
async function captured(): Promise<string> {
  const reference = await paid({ captureMode: "IMMEDIATE" });
  return reference;
}

async function gatewayAmount(reference: string): Promise<unknown> {
  const found = (await controlOf(shop).transactions()).find(
    (one) => one["transactionReference"] === reference,
  );
  return found?.["currentAmount"];
}

/** True for the log's entry of a refund that was sent to the gateway. */
function isRefundCall(entry: unknown): boolean {
  return typeof entry === "object" && entry !== null && "method" in entry && entry.method === "refund";
}

describe("cancel and refund", () => {
  test("part of it, then the rest", async () => {
    const reference = await paid();
    const { operations } = shop.payments;
    expect(await operations.cancel({ idempotencyKey: "c1", reference, amountMinor: 490 })).toMatchObject({
      state: "accepted",
      newAmount: 2000,
    });
    expect(await operations.cancel({ idempotencyKey: "c2", reference })).toMatchObject({
      state: "accepted",
      amountMinor: 2000,
      newAmount: 0,
      newStatus: "CANCELLED",
    });
  });

  test("a refund of an old payment is made once, also if the payment is purged in the night after it", async () => {
    const reference = await captured();
    // Otherwise it is kept for its notification.
    const notifiedAt = async () => (await shop.journal.read(reference))?.notifiedAt;
    await expect.poll(notifiedAt, { timeout: 60_000 }).toBeDefined();
    const refund = { idempotencyKey: "r1", reference, amountMinor: 1000 };
    const purge = () => shop.journal.purge({ now: time.now(), olderThanMs: 90 * dayMs });
    time.pass(91 * dayMs);
    expect(await shop.payments.operations.refund(refund)).toMatchObject({ state: "accepted" });
    expect(await purge()).toBe(0);
    expect(await shop.payments.operations.refund(refund)).toMatchObject({ state: "accepted" });
    expect(await gatewayAmount(reference)).toBe(1490);
    time.pass(91 * dayMs);
    // The reconciler may be at work on it at this moment.
    await expect.poll(purge, { timeout: 60_000 }).toBe(1);
  });

  test("the same idempotencyKey is the same operation, at once or later", async () => {
    const reference = await captured();
    const request = { idempotencyKey: "r1", reference, amountMinor: 1000 };
    const first = await Promise.all([1, 2, 3].map(() => shop.payments.operations.refund(request)));
    expect(new Set(first.map((one) => one.idempotencyKey))).toEqual(new Set(["r1"]));
    expect(await shop.payments.operations.refund(request)).toMatchObject({ state: "accepted" });
    expect(await gatewayAmount(reference)).toBe(1490);
    await expect(shop.payments.operations.refund({ ...request, amountMinor: 5 })).rejects.toMatchObject({
      code: "PAYMENT_OPERATION_ID_REUSED",
    });
  });

  test.each(["refund", "cancel"] as const)(
    "the key of a partial %s is not that of all the rest",
    async (kind) => {
      const reference = kind === "refund" ? await captured() : await paid();
      const { operations } = shop.payments;
      await operations[kind]({ idempotencyKey: "o1", reference, amountMinor: 1000 });
      await expect(operations[kind]({ idempotencyKey: "o1", reference })).rejects.toMatchObject({
        code: "PAYMENT_OPERATION_ID_REUSED",
      });
      const rest = { idempotencyKey: "o2", reference };
      expect(await operations[kind](rest)).toMatchObject({ state: "accepted", amountMinor: 1490 });
      expect(await operations[kind](rest)).toMatchObject({ state: "accepted", amountMinor: 1490 });
      // All that was left, by its amount: the same request.
      expect(await operations[kind]({ ...rest, amountMinor: 1490 })).toMatchObject({ state: "accepted" });
      expect(await gatewayAmount(reference)).toBe(0);
    },
  );

  test("never more than what is left", async () => {
    const reference = await captured();
    const { operations } = shop.payments;
    await operations.refund({ idempotencyKey: "r1", reference, amountMinor: 2000 });
    expect(await operations.refund({ idempotencyKey: "r2", reference, amountMinor: 500 })).toMatchObject({
      state: "refused",
      responseCode: "51",
    });
    expect(shop.log.filter((entry) => isRefundCall(entry))).toHaveLength(1);
    expect(await gatewayAmount(reference)).toBe(490);
  });

  test("two at once on one transaction: only one at a time", async () => {
    const reference = await captured();
    const results = await Promise.allSettled(
      ["a", "b"].map((idempotencyKey) =>
        shop.payments.operations.refund({ idempotencyKey, reference, amountMinor: 2000 }),
      ),
    );
    const done = results.filter((one) => one.status === "fulfilled" && one.value.state === "accepted");
    expect(done).toHaveLength(1);
    expect(await gatewayAmount(reference)).toBe(490);
  });

  test("an unknown reference, an impossible amount", async () => {
    const { operations } = shop.payments;
    expect(
      await operations.refund({ idempotencyKey: "r1", reference: "NOTHING", amountMinor: 1 }),
    ).toMatchObject({
      state: "refused",
      responseCode: "25",
    });
    for (const amountMinor of [0, -5, 1.5, Number.NaN, 2 ** 60]) {
      const request = operations.refund({ idempotencyKey: "r2", reference: "NOTHING", amountMinor });
      await expect(request).rejects.toMatchObject({
        code: "PAYMENT_OPERATION_INVALID",
        more: { field: "amountMinor" },
      });
    }
  });
});

describe("lost answers", () => {
  test("carried out: found by its amount", async () => {
    const reference = await captured();
    await controlOf(shop).fault("refund", "reset", "after");
    const { operations } = shop.payments;
    expect(await operations.refund({ idempotencyKey: "r1", reference, amountMinor: 1000 })).toMatchObject({
      state: "unknown",
    });
    const second = operations.refund({ idempotencyKey: "r2", reference, amountMinor: 1000 });
    await expect(second).rejects.toMatchObject({ code: "PAYMENT_OPERATION_PENDING" });
    await shop.payments.reconcile();
    expect(await operations.find("r1")).toMatchObject({ state: "accepted", newAmount: 1490 });
    expect(await operations.refund({ idempotencyKey: "r2", reference, amountMinor: 1000 })).toMatchObject({
      state: "accepted",
    });
  });

  test("not carried out: reported only after no trace for a while", async () => {
    const reference = await captured();
    await controlOf(shop).fault("refund", "reset", "before");
    const { operations } = shop.payments;
    await operations.refund({ idempotencyKey: "r1", reference, amountMinor: 1000 });
    await shop.payments.reconcile();
    expect(await operations.find("r1")).toMatchObject({ state: "unknown" });
    time.moveTo(10 * 60_000);
    await shop.payments.reconcile();
    expect(await operations.find("r1")).toMatchObject({ state: "not-done" });
    expect(await operations.refund({ idempotencyKey: "r2", reference, amountMinor: 1000 })).toMatchObject({
      state: "accepted",
    });
    expect(await gatewayAmount(reference)).toBe(1490);
  });

  test("a duplicate is found by the reference that was created for it", async () => {
    const reference = await paid();
    await controlOf(shop).fault("duplicate", "reset", "after");
    const { operations } = shop.payments;
    const made = await operations.duplicate({ idempotencyKey: "d1", reference, amountMinor: 500 });
    expect(made).toMatchObject({ state: "unknown" });
    await shop.payments.reconcile();
    expect(await operations.find("d1")).toMatchObject({ state: "accepted" });
    expect(await gatewayAmount(made.newReference ?? "")).toBe(500);
  });
});

describe("validate and fraud review", () => {
  test("an order in mode VALIDATION is captured when the merchant validates it", async () => {
    const reference = await paid({ captureMode: "VALIDATION", captureDay: "3" });
    expect(
      await shop.payments.operations.validate({ idempotencyKey: "v1", reference, amountMinor: 2000 }),
    ).toMatchObject({
      state: "accepted",
      newStatus: "TO_CAPTURE",
    });
  });

  test("a captured transaction: validate is refused, and all of it can be refunded", async () => {
    const reference = await captured();
    const { operations } = shop.payments;
    expect(await operations.validate({ idempotencyKey: "v1", reference, amountMinor: 500 })).toMatchObject({
      state: "refused",
      responseCode: "24",
    });
    expect(await operations.refund({ idempotencyKey: "r1", reference, amountMinor: 2490 })).toMatchObject({
      state: "accepted",
      newAmount: 0,
    });
  });

  test.each([
    ["acceptReview", "accepted"],
    ["refuseReview", "refused"],
  ] as const)("%s: the attempt follows, and the shop is told", async (kind, state) => {
    const buyer = createBuyer(shop);
    const session = await buyer.opens("4711");
    const { body } = await buyer.pays(session, await buyer.types("5100000500000300"));
    await buyer.authenticates(String(body["url"]), "Authenticate");
    const [held] = await shop.payments.listByOrder("4711");
    expect(held?.state).toBe("in-review");
    const reference = held?.reference ?? "";
    expect(await shop.payments.operations[kind]({ idempotencyKey: "k1", reference })).toMatchObject({
      state: "accepted",
    });
    expect((await shop.payments.listByOrder("4711"))[0]?.state).toBe(state);
    expect(shop.results.map((one) => one.state)).toEqual(["in-review", state]);
  });
});

test("an invalid operation is not sent, and leaves nothing locked", async () => {
  const reference = await paid();
  const { operations } = shop.payments;
  const request = { idempotencyKey: "c1", reference, amountMinor: 490, operationOrigin: "x".repeat(200) };
  const refused = await operations.cancel(request);
  expect(refused).toMatchObject({ state: "not-done" });
  expect(refused.what).toContain("operationOrigin");
  expect(await operations.cancel({ idempotencyKey: "c2", reference, amountMinor: 490 })).toMatchObject({
    state: "accepted",
  });
});

describe("who and why", () => {
  test("are kept with the operation, and no card number with them", async () => {
    const reference = await paid();
    const by = "anna@shop.example";
    const cancelled = await shop.payments.operations.cancel({
      idempotencyKey: "c1",
      reference,
      amountMinor: 490,
      by,
      reason: "sent back, paid with 5100000100000700",
    });
    expect(cancelled).toMatchObject({
      by,
      reason: "sent back, paid with ************0700",
      state: "accepted",
    });
    const { operations } = shop.payments;
    await operations.duplicate({
      idempotencyKey: "d1",
      reference,
      amountMinor: 100,
      by,
      reason: "subscription",
    });
    expect(await operations.of(reference)).toMatchObject([cancelled, { by, reason: "subscription" }]);
  });

  test.each([
    ["by", { by: "x".repeat(101) }],
    ["reason", { reason: "x".repeat(201) }],
    ["reason", { reason: 5 as unknown as string }],
  ])("a wrong %s is refused before anything is written", async (field, given) => {
    const reference = await paid();
    const { operations } = shop.payments;
    await expect(operations.cancel({ idempotencyKey: "c1", reference, ...given })).rejects.toMatchObject({
      code: "PAYMENT_OPERATION_INVALID",
      more: { field },
    });
    expect(await operations.of(reference)).toEqual([]);
  });

  test("the merchant's routes take the reason from the request, and who from authorize alone", async () => {
    const reference = await paid();
    const authorize = () => ({ by: "anna" });
    shop.app.use("/merchant", merchantRouter(shop.payments, { authorize }));
    const url = `${shop.url}/merchant/operations/cancel`;
    const request = { idempotencyKey: "c1", reference, amountMinor: 490, reason: "sent back" };
    expect(await postJson(url, { ...request, by: "the manager" })).toMatchObject({
      status: 400,
      body: { field: "by" },
    });
    expect((await postJson(url, request)).body).toMatchObject({
      operation: { by: "anna", reason: "sent back" },
    });
    const shown = await fetch(`${shop.url}/merchant/payments/${reference}`);
    expect(await shown.json()).toMatchObject({ operations: [{ by: "anna", reason: "sent back" }] });
  });
});
