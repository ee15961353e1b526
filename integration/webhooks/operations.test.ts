import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { encryptCard } from "@sips-kit/cse";
import { openJournal, readCseKey, type Operation, type Order, type WebhookEvent } from "@sips-kit/server";
import { startSimulator } from "@sips-kit/simulator";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bundleProgram } from "../bundle-program.js";
import { createBuyer, postJson } from "../buyer.js";
import { controlOf } from "../control.js";
import { createMovableTime, type MovableTime } from "../movable-time.js";
import { createDatabase } from "../postgres.js";
import { moveToMorning, openShop, type Shop } from "../shop.js";
import { openReceiver, type Receiver } from "./receiver.js";
import type { RefundingTask } from "./refunding-process.js";
import { openJournalIn } from "../stores.js";

/* What other systems are told of operations: one event for each result, written together with it. */

const secret = "the secret of the receiver, long enough";
const accepted = "5100000100000700";
const minuteMs = 60_000;
const credit = { merchantWalletId: "ANN", paymentMeanId: "1", amountMinor: 500, currencyCode: "978" };

describe.each(["SQLite", "PostgreSQL"])("operations on %s", (store) => {
  let shop: Shop;
  let receiver: Receiver;
  let time: MovableTime;

  beforeEach(async () => {
    receiver = await openReceiver([secret]);
    time = createMovableTime();
    shop = await openShop({
      journal: await openJournalIn(store),
      now: time.now,
      timers: time.timers,
      resolveWallet: () => "ANN",
      credits: { perCreditMinor: 5_000, perDayMinor: 8_000, approval: { aboveMinor: 1_000 } },
      webhooks: { endpoints: [{ id: "erp", url: receiver.url, secrets: [secret] }] },
    });
  });
  afterEach(async () => {
    await shop.close();
    await receiver.close();
  });

  /** Pays an order; returns its reference. */
  async function paid(
    details: NonNullable<Order["details"]> = { captureMode: "IMMEDIATE" },
    number = accepted,
  ) {
    shop.orders.set("4711", { orderId: "4711", amountMinor: 2490, currencyCode: "978", details });
    const buyer = createBuyer(shop);
    const { body } = await buyer.pays(await buyer.opens("4711"), await buyer.types(number));
    if (body["next"] === "redirect") await buyer.authenticates(String(body["url"]), "Authenticate");
    const [payment] = await shop.payments.listByOrder("4711");
    return payment?.reference ?? "";
  }

  async function encrypted(number = accepted): Promise<{ cardNumber: string; cardExpiryDate: string }> {
    const key = readCseKey(shop.simulator.csePublicKeyPem);
    const { cardNumber } = await encryptCard({ cardNumber: number }, key);
    return { cardNumber, cardExpiryDate: "203412" };
  }

  /** The events of operations that have come by now. */
  async function told(): Promise<readonly WebhookEvent[]> {
    await shop.payments.reconcile();
    return receiver.events.filter(({ type }) => type.startsWith("operation."));
  }

  test("a refund is told as the page says", async () => {
    const reference = await paid();
    const asked = { idempotencyKey: "refund-4711-1", reference, amountMinor: 490 };
    const refund = { ...asked, by: "anna", reason: "one item sent back" };
    const done = await shop.payments.operations.refund(refund);
    const [event, ...others] = await told();
    expect(others).toEqual([]);
    expect(event?.data).toEqual({ operation: done });
    const page = readFileSync(new URL("../../docs/webhooks.md", import.meta.url), "utf8");
    const example: unknown = JSON.parse(
      /The complete event of a refund:\n\n```json\n([^]*?)```/.exec(page)?.[1] ?? "",
    );
    expect(withoutChance(event)).toEqual(withoutChance(example));

    // Requested again, it is the same result, which was told.
    await shop.payments.operations.refund(refund);
    expect(await told()).toHaveLength(1);
    expect(await shop.payments.webhooks.replay({ eventId: event?.id ?? "" })).toBe(1);
    expect((await told()).map(({ id }) => id)).toEqual([event?.id, event?.id]);
  });

  test("a payment of staff that is held, and refused in the bank's portal: one event for each", async () => {
    const card = await encrypted("5100000500000300");
    const order = { idempotencyKey: "phone", amountMinor: 2490, currencyCode: "978", card };
    const { reference } = await shop.payments.operations.moto(order);
    const hourly = async () => {
      time.pass(61 * 60_000);
      await shop.payments.reconcile();
      const written = await shop.payments.webhooks.list();
      // As `operation` of the body is documented.
      const bodies = written.map(({ body }) => JSON.parse(body) as { data: { operation: Operation } });
      return bodies.toReversed().map(({ data: { operation } }, index) => ({
        type: written.at(-1 - index)?.type,
        newStatus: operation.newStatus,
        isReviewed: operation.reviewedAt !== undefined,
      }));
    };
    const held = { type: "operation.accepted", newStatus: "TO_CHALLENGE", isReviewed: false };
    expect(await hourly()).toEqual([held]);
    expect(await hourly()).toEqual([held]);
    await shop.gateway.refuseChallenge({ transactionReference: reference });
    const refused = { type: "operation.accepted", newStatus: "REFUSED", isReviewed: true };
    expect(await hourly()).toEqual([held, refused]);
    expect(await hourly()).toEqual([held, refused]);
  });

  test("an operation that the gateway refuses, or that was not sent", async () => {
    const reference = await paid();
    const { operations } = shop.payments;
    await operations.refund({ idempotencyKey: "much", reference, amountMinor: 9_999 });
    await operations.cancel({ idempotencyKey: "wrong", reference, operationOrigin: "x".repeat(200) });
    expect((await told()).map(({ type, data }) => `${keyOf(data)} ${type}`).toSorted()).toEqual([
      "much operation.refused",
      "wrong operation.not-done",
    ]);
  });

  test("a lost answer is told once it is resolved", async () => {
    const reference = await paid();
    const { operations } = shop.payments;
    await controlOf(shop).fault("refund", "reset", "after");
    const lost = await operations.refund({ idempotencyKey: "lost", reference, amountMinor: 100 });
    expect(lost.state).toBe("unknown");
    const written = async () =>
      (await shop.payments.webhooks.list())
        .map(({ type }) => type)
        .filter((type) => type.startsWith("operation."));
    expect(await written()).toEqual([]);
    expect(await told()).toMatchObject([
      { type: "operation.accepted", data: { operation: { state: "accepted" } } },
    ]);

    await controlOf(shop).fault("refund", "reset", "before");
    await operations.refund({ idempotencyKey: "never-sent", reference, amountMinor: 100 });
    await told();
    expect(await written()).toEqual(["operation.accepted"]);
    time.moveTo(10 * minuteMs);
    await shop.payments.reconcile();
    expect(await written()).toEqual(["operation.not-done", "operation.accepted"]);
  });

  test.each([
    ["acceptReview", "payment.accepted"],
    ["refuseReview", "payment.refused"],
  ] as const)("%s is told, and what it makes of the payment", async (kind, type) => {
    const reference = await paid({}, "5100000500000300");
    await shop.payments.operations[kind]({ idempotencyKey: "k1", reference });
    await told();
    expect(receiver.events.map((one) => one.type).toSorted()).toEqual(
      ["operation.accepted", "payment.in-review", type].toSorted(),
    );
  });

  test("each kind of operation has its event, and no other one", async () => {
    const reference = await paid({ captureMode: "VALIDATION", captureDay: "3" });
    const { operations } = shop.payments;
    expect(await postJson(`${shop.url}/sips/cards`, await encrypted())).toMatchObject({ status: 201 });
    const more = { amountMinor: 500, currencyCode: "978" };
    await operations.cancel({ idempotencyKey: "cancel", reference, amountMinor: 490 });
    await operations.validate({ idempotencyKey: "validate", reference, amountMinor: 2000 });
    await operations.duplicate({ idempotencyKey: "duplicate", reference, amountMinor: 500 });
    await operations.charge(
      { merchantWalletId: "ANN", paymentMeanId: "1" },
      { idempotencyKey: "charge", ...more },
    );
    await operations.moto({ idempotencyKey: "moto", ...more, card: await encrypted() });
    await operations.creditHolder({ idempotencyKey: "credit", ...more, card: await encrypted() });
    await operations.walletCreditHolder({ idempotencyKey: "to-wallet", ...credit });
    const large = { ...credit, amountMinor: 1_500, by: "anna" };
    await operations.walletCreditHolder({ idempotencyKey: "approved", ...large });
    await operations.walletCreditHolder({ idempotencyKey: "declined", ...large });
    const before = await told();
    await operations.approveCredit({ idempotencyKey: "approved", by: "bob" });
    await operations.declineCredit({ idempotencyKey: "declined", by: "bob" });
    const events = await told();
    expect(before.map(({ data }) => keyOf(data)).toSorted()).toEqual(
      ["cancel", "charge", "credit", "duplicate", "moto", "to-wallet", "validate"].toSorted(),
    );
    expect(
      events
        .slice(before.length)
        .map(({ type, data }) => `${keyOf(data)} ${type}`)
        .toSorted(),
    ).toEqual(["approved operation.accepted", "declined operation.not-done"]);
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
    expect(JSON.stringify(events)).not.toContain(accepted);
  });

  test("the card that is saved with a payment", async () => {
    shop.orders.set("4711", { orderId: "4711", amountMinor: 2490, currencyCode: "978" });
    const buyer = createBuyer(shop);
    const { session } = await buyer.opens("4711");
    const sent = { session, paymentToken: await buyer.types("5100000000000800"), saveCard: true };
    const { body } = await postJson(`${shop.url}/sips/payments`, sent);
    await buyer.authenticates(String(body["url"]), "Authenticate");
    time.pass(20_000);
    await told();
    expect(await told()).toMatchObject([
      { type: "operation.accepted", data: { operation: { kind: "saveCard", card: { paymentMeanId: "1" } } } },
    ]);
  });
});

describe("a process that is killed between an operation's result and its webhook", () => {
  let folder: string;
  let program: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "sips-kit-webhooks-"));
    program = await bundleProgram(new URL("refunding-process.ts", import.meta.url), folder);
    return () => rm(folder, { recursive: true });
  });

  test.each(["SQLite", "PostgreSQL"])("loses no event on %s", async (store) => {
    const simulator = await startSimulator({ port: 0 });
    await moveToMorning(simulator.url);
    const receiver = await openReceiver([secret]);
    const journal = store === "SQLite" ? join(folder, "killed.db") : await createDatabase();
    const task: RefundingTask = { journal, simulator, secret, url: receiver.url };
    const child = spawn(process.execPath, [program, JSON.stringify(task)], { stdio: "inherit" });
    expect(await once(child, "exit")).toEqual([null, "SIGKILL"]);
    expect(receiver.events).toEqual([]);

    const shop = await openShop({
      journal: await openJournal(journal),
      simulator,
      webhooks: { endpoints: [{ id: "erp", url: receiver.url, secrets: [secret] }] },
    });
    await shop.payments.reconcile();
    const operation = await shop.payments.operations.find("r1");
    const told = receiver.events.filter(({ type }) => type === "operation.accepted");
    expect(told.map(({ data }) => data)).toEqual([{ operation }]);
    await shop.close();
    await receiver.close();
    await simulator.close();
  });
});

function keyOf({ operation }: WebhookEvent["data"]): unknown {
  return (operation as { readonly idempotencyKey: string }).idempotencyKey; // as it is written
}

/** Without times, and what is made of them. */
function withoutChance(event: unknown): unknown {
  const varying = new Set(["id", "reference", "createdAt", "updatedAt", "sentAt"]);
  return JSON.parse(JSON.stringify(event), (name, value: unknown) =>
    varying.has(name) ? typeof value : value,
  );
}
