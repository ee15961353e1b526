import { card, sofort, type Journal } from "@sips-kit/server";
import { afterEach, describe, expect, test } from "vitest";
import { createBuyer } from "./buyer.js";
import { controlOf } from "./control.js";
import { createMovableTime } from "./movable-time.js";
import { frictionless, takesByPhone, type PhoneOrder } from "./phone-order.js";
import { openShop, type Shop } from "./shop.js";
import { stores } from "./stores.js";
import { createSupplierBuyer } from "./supplier-buyer.js";
import { withSteps } from "./with-steps.js";

// Staff take an order by phone while its buyer has a form open, or is at their bank: one of the two pays.

const challenged = "5100000000000800";
const refusedByIssuer = "5100000100000205";
const heldForReview = "5100000500000300";

let shop: Shop;
let time: ReturnType<typeof createMovableTime>;
afterEach(() => shop.close());

const takes = (more?: PhoneOrder) => takesByPhone(shop, more);

/** A buyer who is redirected to their bank; returns what comes of their return. */
async function goesToTheBank(): Promise<() => Promise<Record<string, unknown>>> {
  const buyer = createBuyer(shop);
  const { body } = await buyer.pays(await buyer.opens("4711"), await buyer.types(challenged));
  const form = await buyer.returnForm(String(body["url"]), "Authenticate");
  return async () => JSON.parse((await buyer.submit(form)).text) as Record<string, unknown>;
}

/** The answer to a buyer who opens a form, or who pays with the one they have opened. */
async function opensForm() {
  const buyer = createBuyer(shop);
  const session = await buyer.opens("4711");
  return async () => (await buyer.pays(session, await buyer.types(frictionless))).body;
}

const charges = async () =>
  (await controlOf(shop).movements()).filter(({ kind }) => kind === "charge").length;

/** Passes two hours, in which the reconciler resolves what it can. */
async function waits(): Promise<void> {
  for (const minutes of [30, 30, 60]) {
    time.pass(minutes * 60_000);
    await shop.payments.reconcile();
  }
}

async function phoneReference(): Promise<string> {
  const { payments } = await shop.payments.search({ text: "4711", method: "moto" });
  return payments[0]?.reference ?? "";
}

describe.each(stores)("an order that staff take by phone, in %s", (_name, open) => {
  const opens = async (around: (journal: Journal) => Journal = (journal) => journal) => {
    time = createMovableTime();
    shop = await openShop({
      journal: around(await open()),
      paymentMethods: [card(), sofort()],
      now: time.now,
      timers: time.timers,
    });
    shop.orders.set("4711", { orderId: "4711", amountMinor: 2490, currencyCode: "978" });
  };

  test("is not charged again when its buyer comes back from their bank, and they have not failed to pay it", async () => {
    await opens();
    const comesBack = await goesToTheBank();
    expect(await takes()).toBe("accepted");
    expect(await comesBack()).toMatchObject({ state: "abandoned", reason: "order-paid-elsewhere" });
    await waits();
    expect(await charges()).toBe(1);
    expect(shop.results).toEqual([]);
    expect(shop.log).toContainEqual(expect.objectContaining({ step: "onResult suppressed" }));
  });

  test("is told to be paid to its buyer, whose open form is not told as a failure", async () => {
    await opens();
    const paysByForm = await opensForm();
    await opensForm();
    expect(await takes()).toBe("accepted");
    const told = await paysByForm();
    expect(told).toMatchObject({ code: "PAYMENT_ORDER_PAID" });
    // No page shows a buyer the payment of staff.
    expect(told).not.toHaveProperty("url");
    await expect(opensForm()).rejects.toThrow("PAYMENT_ORDER_PAID");
    await waits();
    expect((await shop.payments.listByOrder("4711")).map(({ state }) => state)).toEqual([
      "abandoned",
      "abandoned",
    ]);
    expect(shop.results).toEqual([]);
    expect(await charges()).toBe(1);
  });

  test("whose answer was lost is under way for its buyer, and theirs again once it is known to have failed", async () => {
    await opens();
    await controlOf(shop).fault("cardOrder", "reset", "before");
    const paysByForm = await opensForm();
    expect(await takes()).toBe("unknown");
    expect(await paysByForm()).toMatchObject({ code: "PAYMENT_ORDER_PENDING" });
    await expect(opensForm()).rejects.toThrow("PAYMENT_ORDER_PENDING");
    await waits();
    expect(await (await opensForm())()).toMatchObject({ next: "result", outcome: "accepted" });
    expect(await charges()).toBe(1);
  });

  test("whose answer was lost, and which was charged, is not charged again", async () => {
    await opens();
    const comesBack = await goesToTheBank();
    await controlOf(shop).fault("cardOrder", "reset", "after");
    expect(await takes()).toBe("unknown");
    expect(await comesBack()).toMatchObject({ state: "abandoned", reason: "order-paid-elsewhere" });
    await waits();
    await expect(opensForm()).rejects.toThrow("PAYMENT_ORDER_PAID");
    expect(await charges()).toBe(1);
  });

  test("and whose card is refused is its buyer's again, who comes back and pays", async () => {
    await opens();
    const comesBack = await goesToTheBank();
    expect(await takes({ cardNumber: refusedByIssuer })).toBe("refused");
    expect(await comesBack()).toMatchObject({ state: "accepted" });
    expect(await takes({ idempotencyKey: "again" })).toBe("PAYMENT_ORDER_PAID");
    expect(shop.results).toMatchObject([{ state: "accepted" }]);
    expect(await charges()).toBe(1);
  });

  test("and which is held for review is its buyer's again once staff refuse it", async () => {
    await opens();
    expect(await takes({ cardNumber: heldForReview })).toBe("accepted");
    await expect(opensForm()).rejects.toThrow("PAYMENT_ORDER_PAID");
    const review = { idempotencyKey: "no", reference: await phoneReference() };
    expect(await shop.payments.operations.refuseReview(review)).toMatchObject({ state: "accepted" });
    expect(await (await opensForm())()).toMatchObject({ outcome: "accepted" });
  });

  test("and which is held for review is its buyer's again once it was refused in the bank's portal", async () => {
    await opens();
    expect(await takes({ cardNumber: heldForReview })).toBe("accepted");
    const inPortal = { transactionReference: await phoneReference() };
    expect(await shop.gateway.refuseChallenge(inPortal)).toMatchObject({ kind: "accepted" });
    await waits();
    expect(await (await opensForm())()).toMatchObject({ outcome: "accepted" });
  });

  test("and given back in full stays paid for its buyer, as after a payment of their own; staff may take it again", async () => {
    await opens();
    expect(await takes()).toBe("accepted");
    const all = { idempotencyKey: "back", reference: await phoneReference() };
    expect(await shop.payments.operations.cancel(all)).toMatchObject({ state: "accepted" });
    await expect(opensForm()).rejects.toThrow("PAYMENT_ORDER_PAID");
    expect(await takes({ idempotencyKey: "again" })).toBe("accepted");
    expect(await takes({ idempotencyKey: "once more" })).toBe("PAYMENT_ORDER_PAID");
  });

  test("instead of a payment that was given back, in vain, is that payment's again", async () => {
    await opens();
    await (
      await opensForm()
    )();
    const [paid] = await shop.payments.listByOrder("4711");
    await shop.payments.operations.cancel({ idempotencyKey: "back", reference: paid?.reference ?? "" });
    expect(await takes({ cardNumber: refusedByIssuer })).toBe("refused");
    expect(await shop.journal.findClaimant("4711")).toMatchObject({ reference: paid?.reference });
    expect(await takes({ idempotencyKey: "again" })).toBe("accepted");
    expect(await shop.journal.findClaimant("4711")).toMatchObject({ paymentMethod: "moto" });
  });

  test("in the same second as others is charged once", async () => {
    await opens();
    const all = await Promise.all(["anna", "bob", "eve"].map((idempotencyKey) => takes({ idempotencyKey })));
    expect(all.filter((one) => one === "accepted")).toHaveLength(1);
    expect(await charges()).toBe(1);
  });

  test("is not charged when its buyer pays between the look at the order and the charge", async () => {
    let comesBack: (() => Promise<unknown>) | undefined;
    await opens((journal) =>
      withSteps(journal, ["findClaimant"], async (step) => {
        if (step === "before findClaimant") return;
        const returns = comesBack;
        comesBack = undefined;
        await returns?.();
      }),
    );
    comesBack = await goesToTheBank();
    expect(await takes()).toBe("PAYMENT_ORDER_PENDING");
    expect(shop.results).toMatchObject([{ state: "accepted" }]);
    expect(await charges()).toBe(1);
    // Nothing is left of what was not sent.
    expect((await shop.payments.search({ method: "moto" })).payments).toEqual([]);
  });

  test("is not charged when its buyer goes to pay by transfer, and then wants another way, in between", async () => {
    let pays: (() => Promise<unknown>) | undefined;
    await opens((journal) =>
      withSteps(journal, ["listByOrder"], async (step) => {
        if (step === "before listByOrder") return;
        const goes = pays;
        pays = undefined;
        await goes?.();
      }),
    );
    pays = async () => {
      const away = createSupplierBuyer(shop, "sofort");
      const { body } = await away.pays(await away.opens());
      expect(body).toMatchObject({ next: "redirect" });
      await createSupplierBuyer(shop, "card").opens("4711", { mode: "hosted", payAgain: true });
    };
    expect(await takes()).toBe("not-done");
    expect(await charges()).toBe(0);
    expect(await takes({ idempotencyKey: "again" })).toBe("PAYMENT_ORDER_PENDING");
  });

  test("at the moment when its buyer comes back is charged once, whoever was first", async () => {
    await opens();
    const comesBack = await goesToTheBank();
    const [byPhone, { state }] = await Promise.all([takes(), comesBack()]);
    expect([
      ["accepted", "abandoned"],
      ["PAYMENT_ORDER_PENDING", "accepted"],
      ["PAYMENT_ORDER_PAID", "accepted"],
    ]).toContainEqual([byPhone, state]);
    expect(await charges()).toBe(1);
  });

  test("without an order id is charged, whatever its buyer pays", async () => {
    await opens();
    await (
      await opensForm()
    )();
    expect(await takes({ order: {} })).toBe("accepted");
    expect(await charges()).toBe(2);
  });
});
