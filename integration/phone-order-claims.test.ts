import { card, sofort } from "@sips-kit/server";
import { afterEach, describe, expect, test } from "vitest";
import { createBuyer } from "./buyer.js";
import { controlOf } from "./control.js";
import { createMovableTime } from "./movable-time.js";
import { frictionless, takesByPhone } from "./phone-order.js";
import { openShop, type Shop } from "./shop.js";
import { stores } from "./stores.js";
import { createSupplierBuyer } from "./supplier-buyer.js";

// "It did not work": the buyer calls, and staff enter the order that they have just tried to pay.

let shop: Shop;
let time: ReturnType<typeof createMovableTime>;
afterEach(() => shop.close());

const takes = (idempotencyKey = "phone-1") => takesByPhone(shop, { idempotencyKey });

async function pays() {
  const buyer = createBuyer(shop);
  return (await buyer.pays(await buyer.opens("4711"), await buyer.types(frictionless))).body;
}

/** A buyer at their bank pays by card instead; the shop gives that back while the transfer may still come through. */
async function paysBesideTransfer() {
  // Nobody but the buyer who comes back brings the news of the transfer.
  await controlOf(shop).read({ transferNotice: "finalize-only" });
  const away = createSupplierBuyer(shop, "sofort");
  const { body } = await away.pays(await away.opens());
  const leaving = await away.decides(String(body["url"]), "Confirm");
  const byCard = await createSupplierBuyer(shop, "card").opens("4711", { mode: "hosted", payAgain: true });
  const buyer = createBuyer(shop);
  expect((await buyer.pays(byCard, await buyer.types(frictionless))).body).toMatchObject({
    outcome: "accepted",
  });
  await givesBack("card", "cancel", await reference());
  return {
    reference: (await shop.payments.listByOrder("4711")).at(-1)?.reference ?? "",
    comesThrough: async () => {
      expect(JSON.parse((await away.comesBack(leaving)).text)).toMatchObject({ state: "accepted" });
    },
  };
}

async function givesBack(idempotencyKey: string, kind: "cancel" | "refund", of: string): Promise<void> {
  const given = await shop.payments.operations[kind]({ idempotencyKey, reference: of });
  expect(given).toMatchObject({ state: "accepted" });
}

const charges = async () =>
  (await controlOf(shop).movements()).filter(({ kind }) => kind === "charge").length;
const reference = async () => (await shop.payments.listByOrder("4711"))[0]?.reference ?? "";

describe.each(stores)("an order by phone, in %s", (_name, open) => {
  const opens = async () => {
    time = createMovableTime();
    shop = await openShop({
      journal: await open(),
      paymentMethods: [card(), sofort()],
      now: time.now,
      timers: time.timers,
    });
    shop.orders.set("4711", { orderId: "4711", amountMinor: 2490, currencyCode: "978" });
  };

  test("that its buyer has paid is not charged again, unless the money was given back", async () => {
    await opens();
    await pays();
    expect(await takes()).toBe("PAYMENT_ORDER_PAID");
    expect(await charges()).toBe(1);
    const all = { idempotencyKey: "back", reference: await reference() };
    expect(await shop.payments.operations.cancel(all)).toMatchObject({ state: "accepted" });
    expect(await takes()).toBe("accepted");
    // A repeat of the same request is no second order.
    expect(await takes()).toBe("accepted");
    expect(await charges()).toBe(2);
  });

  test("whose payment got no answer is not charged until that payment is known to have failed", async () => {
    await opens();
    await controlOf(shop).fault("cardValidateAuthenticationAndOrder", "reset", "before");
    await pays();
    expect(await takes()).toBe("PAYMENT_ORDER_PENDING");
    expect(await charges()).toBe(0);
    for (const minutes of [30, 30, 60]) {
      time.pass(minutes * 60_000);
      await shop.payments.reconcile();
    }
    expect(await takes()).toBe("accepted");
  });

  test("whose buyer is at their bank, where they may have paid, is not charged", async () => {
    await opens();
    const buyer = createSupplierBuyer(shop, "sofort");
    await buyer.pays(await buyer.opens());
    expect(await takes()).toBe("PAYMENT_ORDER_PENDING");
    expect(await charges()).toBe(0);
  });

  test("that may still be paid by a transfer beside which its buyer paid is not charged once that was given back", async () => {
    await opens();
    const transfer = await paysBesideTransfer();
    expect(await takes()).toBe("PAYMENT_ORDER_PENDING");
    await transfer.comesThrough();
    expect(await takes()).toBe("PAYMENT_ORDER_PAID");
    expect(await charges()).toBe(2);
    await givesBack("transfer", "refund", transfer.reference);
    expect(await takes()).toBe("accepted");
  });

  test("that other staff have taken is not charged again, unless the money was given back", async () => {
    await opens();
    expect(await takes("anna")).toBe("accepted");
    expect(await takes("bob")).toBe("PAYMENT_ORDER_PAID");
    const { payments } = await shop.payments.search({ text: "4711" });
    const all = { idempotencyKey: "back", reference: payments[0]?.reference ?? "" };
    expect(await shop.payments.operations.cancel(all)).toMatchObject({ state: "accepted" });
    expect(await takes("bob")).toBe("accepted");
    expect(await charges()).toBe(2);
  });

  test("whose answer to other staff was lost is not charged until it is known to have failed", async () => {
    await opens();
    await controlOf(shop).fault("cardOrder", "reset", "before");
    expect(await takes("anna")).toBe("unknown");
    expect(await takes("bob")).toBe("PAYMENT_ORDER_PENDING");
    for (const minutes of [30, 30, 60]) {
      time.pass(minutes * 60_000);
      await shop.payments.reconcile();
    }
    expect(await takes("bob")).toBe("accepted");
    expect(await charges()).toBe(1);
  });
});
