import { card, paypal, type Payment } from "@sips-kit/server";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { formOf } from "./buyer.js";
import { controlOf } from "./control.js";
import { createMovableTime, type MovableTime } from "./movable-time.js";
import { openShop, type Shop } from "./shop.js";
import { createSupplierBuyer } from "./supplier-buyer.js";

/* PayPal: the buyer agrees there, comes back, is shown what they are about to pay, and confirms. Money moves only after
 * the confirmation.
 */
const finalize = "paymentProviderFinalize";
const context = "paymentProviderGetContext";

let time: MovableTime;
let shop: Shop;

beforeEach(async () => {
  time = createMovableTime();
  shop = await openShop({ now: time.now, timers: time.timers, paymentMethods: [card(), paypal()] });
});
afterEach(() => shop.close());

const buyer = () => createSupplierBuyer(shop, "paypal");
const calls = (method: string) =>
  shop.log.filter((one) => (one as { readonly step?: string }).step === method).length;
const newest = async (): Promise<Payment> => {
  const [payment] = await shop.payments.listByOrder("4711");
  if (!payment) throw new Error("No payment of 4711");
  return payment;
};

async function leaves() {
  const one = buyer();
  const session = await one.opens();
  const { body } = await one.pays(session);
  expect(body).toMatchObject({ next: "redirect" });
  return { one, session, url: String(body["url"]) };
}

async function leavesAgain() {
  const one = buyer();
  const { body } = await one.pays(await one.opens("4712"));
  return { url: String(body["url"]) };
}

/** The page on which the buyer, back from PayPal, is to confirm. */
async function asked() {
  const { one, url } = await leaves();
  const page = await one.comesBack(await one.decides(url, "Confirm"));
  return { one, url, page };
}

const stateOn = (page: { readonly text: string }) => (JSON.parse(page.text) as Payment).state;

async function minutes(count: number): Promise<void> {
  await controlOf(shop).advance(`PT${count}M`);
  time.pass(count * 60_000);
  await shop.payments.reconcile();
}

describe("a payment by PayPal", () => {
  test("shows payer and shipping address, and charges once the buyer has confirmed", async () => {
    const { one, page, url } = await asked();
    expect(page.status).toBe(200);
    expect(page.text).toContain("Confirm your payment");
    for (const shown of [
      "4711",
      "€24.90",
      "Camille Martin",
      "camille.martin@example.org",
      "75002 Paris",
      "France",
    ]) {
      expect(page.text).toContain(shown);
    }
    expect(page.text).not.toContain("FRA<");
    expect(await newest()).toMatchObject({ state: "confirming", paymentMethod: "paypal" });
    expect(calls(finalize)).toBe(0);
    expect(await controlOf(shop).charges()).toEqual([]);

    const result = await one.submit(formOf(page), "Pay €24.90");
    expect(stateOn(result)).toBe("accepted");
    expect(shop.results).toMatchObject([{ state: "accepted", paymentMethod: "paypal" }]);
    expect(await controlOf(shop).charges()).toHaveLength(1);

    // The back button and a second click lead to the same result.
    expect(stateOn(await one.submit(formOf(page), "Pay €24.90"))).toBe("accepted");
    expect(stateOn(await one.open(page.url))).toBe("accepted");
    expect(stateOn(await one.open(new URL(url, shop.url).href))).toBe("accepted");
    expect(calls(finalize)).toBe(1);
  });

  test("two clicks at the same time charge once", async () => {
    const { one, page } = await asked();
    const form = formOf(page);
    await Promise.all([one.submit(form, "Pay €24.90"), one.submit(form, "Pay €24.90")]);
    await shop.payments.reconcile();
    expect(await newest()).toMatchObject({ state: "accepted" });
    expect(calls(finalize)).toBe(1);
  });

  test("is not charged when the buyer says no, and the order is free", async () => {
    const { one, page } = await asked();
    expect(stateOn(await one.submit(formOf(page), "Do not pay"))).toBe("abandoned");
    expect(await newest()).toMatchObject({ reason: "buyer-cancelled" });
    expect(shop.results).toMatchObject([{ state: "abandoned", reason: "buyer-cancelled" }]);
    expect(calls(finalize)).toBe(0);
    expect((await buyer().asksForSession()).status).toBe(201);
  });

  test("is given up when nobody confirms it", async () => {
    await asked();
    await minutes(16);
    expect(await newest()).toMatchObject({ state: "abandoned", reason: "buyer-did-not-confirm" });
    expect(await controlOf(shop).charges()).toEqual([]);
  });

  test.each([
    ["Refuse", "05"],
    ["Cancel", "17"],
  ] as const)("%s at PayPal: refused with %s, and the order is free", async (button, code) => {
    const { one, url } = await leaves();
    const back = await one.comesBack(await one.decides(url, button));
    const payment = JSON.parse(back.text) as Record<string, unknown>;
    expect(payment).toMatchObject({ state: "refused", responseCode: code });
    // There is no card to be replaced.
    expect(JSON.stringify(payment["buyerMessage"])).toMatch(/en.*fr/);
    expect(JSON.stringify(payment["buyerMessage"])).not.toMatch(/card|carte/);
    expect(calls(finalize)).toBe(0);
    expect((await buyer().asksForSession()).status).toBe(201);
  });

  test("pending (60) is unknown until PayPal has decided, and the order waits", async () => {
    const { one, url } = await leaves();
    const page = await one.comesBack(await one.decides(url, "Pending"));
    expect(stateOn(await one.submit(formOf(page), "Pay €24.90"))).toBe("unknown");
    const waiting = await buyer().asksForSession();
    expect(waiting.body).toMatchObject({ code: "PAYMENT_ORDER_PENDING" });
    expect(waiting.body).not.toHaveProperty("payAgain");
    expect(shop.results).toEqual([]);
    await minutes(11);
    expect(await newest()).toMatchObject({ state: "accepted" });
    expect(shop.results).toMatchObject([{ state: "accepted" }]);
  });

  test("without the confirmation page, if the shop does not want it", async () => {
    const other = await openShop({
      simulator: shop.simulator,
      paymentMethods: [paypal({ confirm: false })],
    });
    const one = createSupplierBuyer(other, "paypal");
    const { body } = await one.pays(await one.opens("4712"));
    const back = await one.comesBack(await one.decides(String(body["url"]), "Confirm"));
    expect(stateOn(back)).toBe("accepted");
    await other.close();
  });
});

describe("what is lost, forged, or changed", () => {
  test("the payer cannot be read: the buyer confirms only the amount, and the payer is shown once available", async () => {
    await controlOf(shop).fault(context, "reset", "after", 100);
    const { one, page } = await asked();
    expect(page.text).toContain("cannot be shown at the moment");
    expect(page.text).not.toContain("Camille");
    await controlOf(shop).disarm();
    const again = await one.open(page.url);
    expect(again.text).toContain("Camille Martin");
    expect(stateOn(await one.submit(formOf(again), "Pay €24.90"))).toBe("accepted");
  });

  test("a forged return before the real one: the buyer is still awaited", async () => {
    const { one, url } = await leaves();
    const leaving = await one.decides(url, "Confirm");
    const form = formOf(leaving);
    await one.submit({ ...form, fields: { ...form.fields, redirectionData: "forged" } });
    expect(await newest()).toMatchObject({ state: "redirected" });
    const page = await one.comesBack(leaving);
    expect(stateOn(await one.submit(formOf(page), "Pay €24.90"))).toBe("accepted");
    expect(await controlOf(shop).charges()).toHaveLength(1);
  });

  test("finalize is lost: the buyer is told that the result is unknown, and the reconciler resolves it", async () => {
    const { one, page } = await asked();
    await controlOf(shop).fault(finalize, "reset", "after");
    await controlOf(shop).fault("getTransactionData", "reset", "after", 3);
    expect(stateOn(await one.submit(formOf(page), "Pay €24.90"))).toBe("unknown");
    await controlOf(shop).disarm();
    await minutes(1);
    expect(await newest()).toMatchObject({ state: "accepted" });
    expect(await controlOf(shop).charges()).toHaveLength(1);
  });

  test("an order whose amount increased meanwhile is not charged, and the buyer is told why", async () => {
    const { one, page } = await asked();
    shop.orders.set("4711", { orderId: "4711", amountMinor: 99_900, currencyCode: "978" });
    const result = await one.submit(formOf(page), "Pay €24.90");
    expect(JSON.parse(result.text)).toMatchObject({ state: "abandoned", reason: "order-changed" });
    expect(calls(finalize)).toBe(0);
  });

  test("the page of another site cannot confirm, and only the two answers count", async () => {
    const { page } = await asked();
    const post = (body: string, origin: string) =>
      fetch(page.url, {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded", origin },
        body,
        redirect: "manual",
      });
    expect((await post("answer=confirm", "https://evil.example")).status).toBe(403);
    expect((await post("answer=maybe", shop.url)).status).toBe(400);
    expect((await post("", shop.url)).status).toBe(400);
    expect(await newest()).toMatchObject({ state: "confirming" });
    expect((await fetch(`${shop.url}/sips/confirm/1.FORGED.x.y`)).status).toBe(404);
    // The supplier knows the return address, which cannot confirm anything.
    const back = String((await newest()).confirmUrl);
    const { url } = await leavesAgain();
    const session = url.split("/").at(-1);
    expect((await fetch(`${shop.url}/sips/confirm/${session}`)).status).toBe(404);
    expect((await fetch(new URL(back, shop.url))).status).toBe(200);
  });
});
