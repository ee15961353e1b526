import { readFileSync } from "node:fs";
import { card } from "@sips-kit/server";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { formOf } from "../buyer.js";
import { createMovableTime, type MovableTime } from "../movable-time.js";
import { openShop, type Shop } from "../shop.js";
import { createSupplierBuyer } from "../supplier-buyer.js";
import { startSupplier } from "./start-supplier.js";
import { voucher } from "./voucher.js";

// A payment method from outside the package: one file and one entry in `paymentMethods`, and all guarantees apply.

let time: MovableTime;
let supplier: Awaited<ReturnType<typeof startSupplier>>;
let shop: Shop;

beforeEach(async () => {
  time = createMovableTime();
  supplier = await startSupplier();
  shop = await openShop({
    now: time.now,
    timers: time.timers,
    paymentMethods: [card(), voucher(supplier.url)],
  });
});
afterEach(async () => {
  await shop.close();
  await supplier.close();
});

async function leaves() {
  const one = createSupplierBuyer(shop, "voucher");
  const session = await one.opens();
  const { body } = await one.pays(session, { email: "camille@example.org" });
  expect(body).toMatchObject({ next: "redirect" });
  return { one, session, url: String(body["url"]) };
}

const states = async () => (await shop.payments.listByOrder("4711")).map(({ state }) => state);

describe("a payment method of the shop's own", () => {
  test("is offered, redeemed, and notified once", async () => {
    const { one, session, url } = await leaves();
    expect(session).toMatchObject({ paymentMethod: "voucher", amount: "2490" });
    expect((await one.open(new URL(url, shop.url).href)).text).toContain("To Voucher Point");
    const back = await one.comesBack(await one.reaches(url));
    expect(JSON.parse(back.text)).toMatchObject({ state: "accepted", paymentMethod: "voucher" });
    expect(shop.results).toMatchObject([{ state: "accepted", orderId: "4711" }]);
  });

  test("names its own fields in problems", async () => {
    const one = createSupplierBuyer(shop, "voucher");
    const session = await one.opens();
    for (const input of [{}, { email: "nobody" }]) {
      const { status, body } = await one.pays(session, input);
      expect([status, body["code"], body["field"]]).toEqual([400, "PAYMENT_BODY_INVALID", "email"]);
    }
    expect((await one.pays(session, { paymentToken: "t" })).body).toMatchObject({
      code: "PAYMENT_MODE_MISMATCH",
      field: "paymentToken",
    });
  });

  test("is found to be paid if the buyer never comes back", async () => {
    const { one, url } = await leaves();
    await one.reaches(url);
    time.pass(16 * 60_000);
    await shop.payments.reconcile();
    expect(await states()).toEqual(["accepted"]);
  });

  test("holds the order claim while it may be paid, and releases it if it never was", async () => {
    const { one } = await leaves();
    expect((await one.asksForSession()).body).toMatchObject({
      code: "PAYMENT_ORDER_PENDING",
      payAgain: true,
    });
    for (let round = 0; round < 12; round += 1) {
      time.pass(15 * 60_000);
      await shop.payments.reconcile();
    }
    expect(await states()).toEqual(["abandoned"]);
    expect((await one.asksForSession()).status).toBe(201);
  });

  test("does not trust a forged return", async () => {
    const { one, url } = await leaves();
    const leaving = await one.reaches(url);
    await one.submit({ ...formOf(leaving), fields: { receipt: "forged" } });
    expect(await states()).not.toContain("refused");
    await one.comesBack(leaving);
    time.pass(60_000);
    await shop.payments.reconcile();
    expect(await states()).toEqual(["accepted"]);
  });
});

test("the guide shows exactly this code, in at most 40 lines", () => {
  const code = readFileSync(new URL("voucher.ts", import.meta.url), "utf8");
  const page = readFileSync(new URL("../../docs/adding-a-payment-method.md", import.meta.url), "utf8");
  expect(page).toContain(`\`\`\`ts\n${code}\`\`\``);
  expect(code.trim().split("\n").length).toBeLessThanOrEqual(40);
});
