import { ideal } from "@sips-kit/server";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createBuyer, formOf } from "./buyer.js";
import { openIdealScene, rotterdam, type IdealScene } from "./ideal-scene.js";
import { openShop } from "./shop.js";
import { createSupplierBuyer } from "./supplier-buyer.js";

/* iDEAL: money moves at the buyer's bank, whether or not they ever come back. The order is claimed before the redirect,
 * and no attempt ends before the gateway was queried.
 */
const finalize = "creditTransferFinalizeAndOrder";

let scene: IdealScene;
beforeEach(async () => {
  scene = await openIdealScene();
});
afterEach(() => scene.shop.close());

describe("a payment by iDEAL", () => {
  test("lists the banks, sends the buyer to theirs, and is accepted when they are back", async () => {
    const { one, session, url } = await scene.leaves();
    expect(session).toMatchObject({ paymentMethod: "ideal", amount: "2490" });
    expect(session.banks).toContainEqual(rotterdam);
    expect(session).not.toHaveProperty("mode");
    const page = await one.open(new URL(url, scene.shop.url).href);
    expect(page.text).toContain("To iDEAL");
    const back = await one.comesBack(await one.decides(url, "Confirm"));
    expect(JSON.parse(back.text)).toMatchObject({ state: "accepted", paymentMethod: "ideal" });
    expect(scene.shop.results).toMatchObject([
      { state: "accepted", orderId: "4711", paymentMethod: "ideal" },
    ]);
    expect(scene.shop.results[0]).not.toHaveProperty("overpaid");
    expect(await scene.control.charges()).toHaveLength(1);
    // What the return has carried is needed no more.
    const [kept] = await scene.shop.journal.listByOrder("4711");
    for (const used of ["proof", "state"]) expect(kept?.facts).not.toHaveProperty(used);
  });

  test.each([
    ["Refuse", "refused", "05"],
    ["Cancel", "refused", "17"],
  ] as const)("%s at the bank: %s, and the order may be paid by card", async (button, state, code) => {
    const { one, url } = await scene.leaves();
    const back = await one.comesBack(await one.decides(url, button));
    expect(JSON.parse(back.text)).toMatchObject({ state, responseCode: code });
    expect(scene.shop.results).toMatchObject([{ state }]);
    const holder = createBuyer(scene.shop);
    const paid = await holder.pays(await holder.opens("4711"), await holder.types("5100000100000700"));
    expect(paid.body).toMatchObject({ outcome: "accepted" });
  });

  test("invalid fields are named, and the session can still be paid", async () => {
    const one = scene.buyer();
    const session = await one.opens();
    for (const [input, field] of [
      [{}, "bankCode"],
      [{ ...rotterdam, bankCode: "no bank!" }, "bankCode"],
      [{ ...rotterdam, bankName: "5100 0000 0000 0000" }, "bankName"],
      [{ ...rotterdam, iban: "x" }, "iban"],
    ] as const) {
      const { status, body } = await one.pays(session, input);
      expect([status, body["field"]]).toEqual([400, field]);
    }
    expect(await one.pays(session, { paymentToken: "t" })).toMatchObject({
      status: 409,
      body: { code: "PAYMENT_MODE_MISMATCH", field: "paymentToken" },
    });
    expect((await one.pays(session, rotterdam)).body).toMatchObject({ next: "redirect" });
  });

  test("a shop that does not accept it, and an order in another currency, are rejected before any call", async () => {
    scene.shop.orders.set("pounds", { orderId: "pounds", amountMinor: 2490, currencyCode: "826" });
    const refused = { status: 409, body: { code: "PAYMENT_METHOD_UNAVAILABLE", field: "paymentMethod" } };
    expect(await scene.buyer().asksForSession("pounds")).toMatchObject(refused);
    expect(await createSupplierBuyer(scene.shop, "giropay").asksForSession()).toMatchObject(refused);
    expect(scene.calls("creditTransferInquire")).toBe(0);
  });

  test("with a bank in the settings there is no list of banks and no input", async () => {
    const other = await openShop({
      simulator: scene.shop.simulator,
      paymentMethods: [ideal({ bank: rotterdam })],
    });
    const one = createSupplierBuyer(other, "ideal");
    const session = await one.opens("4712");
    expect(session.banks).toEqual([]);
    expect((await one.pays(session)).body).toMatchObject({ next: "redirect" });
    await other.close();
  });
});

describe("a buyer who paid at their bank and closed the tab", () => {
  test("has paid: a query finds it, and no failure is reported", async () => {
    const { one, url } = await scene.leaves();
    await one.decides(url, "Confirm");
    await scene.minutes(16);
    expect(await scene.newest()).toMatchObject({ state: "accepted" });
    expect(scene.shop.results.map(({ state }) => state)).toEqual(["accepted"]);
    expect(scene.calls(finalize)).toBe(0);
  });

  test("stays unknown if the gateway learns of the payment only when they return", async () => {
    await scene.control.read({ transferNotice: "finalize-only" });
    const { one, url } = await scene.leaves();
    const leaving = await one.decides(url, "Confirm");
    await scene.minutes(16);
    await scene.minutes(5);
    expect(await scene.newest()).toMatchObject({ state: "unknown" });
    expect(scene.shop.results).toEqual([]);
    // The buyer reopens the tab long after the session.
    const back = await one.comesBack(leaving);
    expect(JSON.parse(back.text)).toMatchObject({ state: "accepted" });
    expect(scene.shop.results.map(({ state }) => state)).toEqual(["accepted"]);
  });

  test("holds the order claim meanwhile: nobody is invited to pay it twice", async () => {
    const { url } = await scene.leaves();
    const { status, body } = await scene.buyer().asksForSession();
    expect(status).toBe(409);
    expect(body).toMatchObject({ code: "PAYMENT_ORDER_PENDING", payAgain: true });
    expect(String(body["url"])).toMatch(/^\/result/);
    const opened = await scene.newest();
    expect(opened).toMatchObject({ state: "redirected", redirectUrl: url });
  });
});

test("a buyer who leaves without paying is given up once the gateway has had no trace for long enough", async () => {
  await scene.leaves();
  await scene.minutes(16);
  expect(await scene.newest()).toMatchObject({ state: "unknown" });
  for (let round = 0; round < 6; round += 1) await scene.minutes(15);
  expect(await scene.newest()).toMatchObject({ state: "unknown" });
  for (let round = 0; round < 4; round += 1) await scene.minutes(15);
  expect(await scene.newest()).toMatchObject({ state: "abandoned", reason: "buyer-did-not-return" });
  expect(scene.shop.results.map(({ state }) => state)).toEqual(["abandoned"]);
  expect((await scene.buyer().asksForSession()).status).toBe(201);
});

test("a buyer who pays after the session's end is accepted when they return", async () => {
  const { one, url } = await scene.leaves();
  const page = await one.reaches(url);
  await scene.minutes(25);
  expect(await scene.newest()).toMatchObject({ state: "unknown" });
  const back = await one.comesBack(await one.submit(formOf(page), "Confirm"));
  expect(JSON.parse(back.text)).toMatchObject({ state: "accepted" });
  expect(scene.shop.results.map(({ state }) => state)).toEqual(["accepted"]);
});

test("a return just before the attempt is given up still counts: the gateway is called with its data", async () => {
  await scene.shop.close();
  scene = await openIdealScene({ unpaidAfterMs: 20 * 60_000 });
  await scene.control.read({ transferNotice: "finalize-only" });
  const { one, url } = await scene.leaves();
  const leaving = await one.decides(url, "Confirm");
  await scene.minutes(16);
  await scene.minutes(15);
  await scene.minutes(4);
  await scene.control.fault(finalize, "reset", "before", 100);
  await one.comesBack(leaving);
  await scene.minutes(2);
  expect(await scene.newest()).toMatchObject({ state: "unknown" });
  await scene.control.disarm();
  await scene.minutes(15);
  expect(await scene.newest()).toMatchObject({ state: "accepted" });
  expect(scene.shop.results.map(({ state }) => state)).toEqual(["accepted"]);
});

test("two tabs: the second is not redirected to the bank while the first is there", async () => {
  const one = scene.buyer();
  const [first, second] = [await one.opens(), await one.opens()];
  const { body } = await one.pays(first, rotterdam);
  expect(body).toMatchObject({ next: "redirect" });
  expect(await one.pays(second, rotterdam)).toMatchObject({
    status: 409,
    body: { code: "PAYMENT_ORDER_PENDING" },
  });
  const both = await Promise.all([
    one.pays(await one.opens("4712"), rotterdam),
    one.pays(await one.opens("4713"), rotterdam),
  ]);
  expect(both.map((answer) => answer.body["next"])).toEqual(["redirect", "redirect"]);
});

test("the button is pressed in two tabs at the same time: one is redirected, the other is told", async () => {
  const one = scene.buyer();
  const sessions = [await one.opens(), await one.opens()];
  const answers = await Promise.all(sessions.map((session) => one.pays(session, rotterdam)));
  const left = answers.filter(({ body }) => body["next"] === "redirect");
  expect(left).toHaveLength(1);
  const attempts = await scene.shop.payments.listByOrder("4711");
  expect(attempts.filter(({ state }) => state === "redirected")).toHaveLength(1);
});

describe("returns that prove nothing", () => {
  test("a forged one resolves nothing, and the real one still counts", async () => {
    await scene.control.read({ transferNotice: "finalize-only" });
    const { one, url } = await scene.leaves();
    const leaving = await one.decides(url, "Confirm");
    const form = formOf(leaving);
    await one.submit({ ...form, fields: { ...form.fields, redirectionData: "forged" } });
    expect(await scene.newest()).toMatchObject({ state: "redirected" });
    expect((await scene.shop.journal.findClaimant("4711"))?.state).toBe("redirected");
    expect(JSON.parse((await one.comesBack(leaving)).text)).toMatchObject({ state: "accepted" });
  });

  test("a forged one does not replace the real one, whose answer was lost", async () => {
    await scene.control.read({ transferNotice: "finalize-only" });
    const { one, url } = await scene.leaves();
    const leaving = await one.decides(url, "Confirm");
    const form = formOf(leaving);
    await scene.control.fault(finalize, "reset", "before", 100);
    await one.comesBack(leaving);
    await one.submit({ ...form, fields: { ...form.fields, redirectionData: "forged" } });
    expect(await scene.newest()).toMatchObject({ state: "unknown" });
    await scene.control.disarm();
    await scene.minutes(15);
    expect(await scene.newest()).toMatchObject({ state: "accepted" });
    expect(scene.shop.results.map(({ state }) => state)).toEqual(["accepted"]);
  });

  test("an empty one leaves everything as it is", async () => {
    const { one, url } = await scene.leaves();
    const leaving = await one.decides(url, "Confirm");
    await one.submit({ ...formOf(leaving), fields: {} });
    expect(await scene.newest()).toMatchObject({ state: "redirected" });
    expect(scene.calls(finalize)).toBe(0);
  });
});

describe("a sealed return", () => {
  test("is opened, compared and sent on", async () => {
    await scene.control.read({ supplierReturn: "sealed-data" });
    const { one, url } = await scene.leaves();
    expect(JSON.parse((await one.comesBack(await one.decides(url, "Confirm"))).text)).toMatchObject({
      state: "accepted",
    });
  });
});

describe("answers that are lost", () => {
  test.each(["before", "after"] as const)(
    "of finalize, %s it was carried out: the reconciler asks, and finalizes with the journaled proof",
    async (when) => {
      await scene.control.read({ transferNotice: "finalize-only" });
      const { one, url } = await scene.leaves();
      const leaving = await one.decides(url, "Confirm");
      await scene.control.fault(finalize, "reset", when);
      const back = await one.comesBack(leaving);
      expect(JSON.parse(back.text)).toMatchObject({ state: expect.stringMatching(/unknown|accepted/) });
      await scene.minutes(1);
      expect(await scene.newest()).toMatchObject({ state: "accepted" });
      expect(scene.shop.results.map(({ state }) => state)).toEqual(["accepted"]);
    },
  );

  test("of initialize: nothing was paid, and the order is free", async () => {
    await scene.control.fault("creditTransferInitialize", "reset", "after");
    const one = scene.buyer();
    const { body } = await one.pays(await one.opens(), rotterdam);
    expect(body).toMatchObject({ outcome: "abandoned", retry: true });
    expect((await scene.buyer().asksForSession()).status).toBe(201);
  });
});
