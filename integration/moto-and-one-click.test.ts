import { encryptCard } from "@sips-kit/cse";
import { merchantRouter, readCseKey, savedCard } from "@sips-kit/server";
import { afterEach, describe, expect, test } from "vitest";
import { postJson } from "./buyer.js";
import { controlOf } from "./control.js";
import { openShop, type Shop, type ShopChange } from "./shop.js";
import { openJournalIn } from "./stores.js";

/* Orders that staff enter for a buyer on the phone, and saved cards that pay with one click. */

const frictionless = "5100000100000700";
const softDeclined = "5100000900000900";
const held = "5100000500000300";
let shop: Shop;
let staff: string | false;
afterEach(() => shop.close());

async function opens(store = "SQLite", change: ShopChange = {}): Promise<void> {
  staff = "anna";
  shop = await openShop({ ...change, journal: await openJournalIn(store) });
  const authorize = () => staff !== false && { by: staff };
  shop.app.use("/merchant", merchantRouter(shop.payments, { authorize }));
}

/** A card as the browser of staff encrypts it. */
async function encrypted(cardNumber = frictionless) {
  const key = readCseKey(shop.simulator.csePublicKeyPem);
  const card = await encryptCard({ cardNumber, cardCSCValue: "123" }, key);
  return { ...card, cardExpiryDate: "203012" };
}

const asked = { idempotencyKey: "phone-1", amountMinor: 2490, currencyCode: "978", orderId: "P4711" };
const order = (body: object) => postJson(`${shop.url}/merchant/operations/moto`, body);
const transaction = async () => (await controlOf(shop).transactions())[0];

describe.each(["SQLite", "PostgreSQL"])("an order by phone, in %s", (store) => {
  test("is charged once per key, by its channel, in the name of whoever is logged in", async () => {
    await opens(store);
    const body = { ...asked, ...(await encrypted()), cardholderName: "Ada Lovelace", reason: "by phone" };
    const { body: told } = await order(body);
    expect(told).toMatchObject({
      operation: { kind: "moto", state: "accepted", by: "anna", reason: "by phone", orderId: "P4711" },
    });
    expect((await order(body)).body).toEqual(told);
    expect(await controlOf(shop).charges()).toHaveLength(1);
    expect(await transaction()).toMatchObject({
      echo: { orderChannel: "TELEPHONE_ORDER", orderId: "P4711" },
    });
    const another = await order({ ...body, orderId: "another" });
    expect(another.body).toMatchObject({ code: "PAYMENT_OPERATION_ID_REUSED" });
    const inDollars = await order({ ...body, currencyCode: "840" });
    expect(inDollars.body).toMatchObject({ code: "PAYMENT_OPERATION_ID_REUSED" });
  });

  test("is found like any other payment, counted and exported", async () => {
    await opens(store);
    await order({ ...asked, ...(await encrypted()) });
    const [payment] = (await shop.payments.search({ text: "P4711" })).payments;
    expect(payment).toMatchObject({
      state: "accepted",
      paymentMethod: "moto",
      amountMinor: 2490,
      currencyCode: "978",
      maskedPan: "5100##########00",
      paymentMeanBrand: "MASTERCARD",
    });
    const { reference = "", createdAt = 0, authorisationId = "" } = payment ?? {};
    expect(await transaction()).toMatchObject({ authorisationId });
    for (const text of [reference, authorisationId, "5100#00", "#00"]) {
      const found = await shop.payments.search({ text, method: "moto", state: "accepted" });
      expect(
        found.payments.map(({ orderId }) => orderId),
        text,
      ).toEqual(["P4711"]);
    }
    expect(await shop.payments.findByReference(reference)).toMatchObject({ orderId: "P4711" });
    const days = await shop.payments.countByDay({ from: createdAt, to: createdAt + 1 });
    expect(days.map(({ counts }) => counts)).toEqual([{ accepted: 1 }]);
    const exported: string[] = [];
    for await (const { orderId } of shop.payments.exportPayments({ amountMinor: 2490 }))
      exported.push(orderId);
    expect(exported).toEqual(["P4711"]);
  });

  test.each(["00-orange", "05-orange"] as const)(
    "that the gateway holds for review (%s) is in review everywhere until staff decide it",
    async (heldPayments) => {
      await opens(store);
      await controlOf(shop).read({ heldPayments });
      const decisions = { P1: "acceptReview", P2: "refuseReview", P3: "cancel" } as const;
      for (const orderId of Object.keys(decisions)) {
        await order({ ...asked, idempotencyKey: orderId, orderId, ...(await encrypted(held)) });
      }
      const inReview = async () => {
        const { payments } = await shop.payments.search({ state: "in-review" });
        return payments.map(({ orderId }) => orderId);
      };
      const counts = async () => {
        const to = Date.now() + 60_000;
        const days = await shop.payments.countByDay({ from: to - 120_000, to });
        return days.map((day) => day.counts).find((one) => Object.keys(one).length > 0);
      };
      const stateOf = async (orderId: string) => {
        const { payments } = await shop.payments.search({ text: orderId });
        const payment = await shop.payments.findByReference(payments[0]?.reference ?? "");
        expect(payments).toEqual([payment]);
        return payment;
      };
      expect(await inReview()).toEqual(["P3", "P2", "P1"]);
      expect(await counts()).toEqual({ "in-review": 3 });
      expect(await stateOf("P1")).toMatchObject({ state: "in-review", maskedPan: "5100##########00" });
      const queue = await fetch(`${shop.url}/merchant/reviews`);
      expect(await queue.json()).toMatchObject({ payments: [{ orderId: "P3" }, {}, {}] });

      const results = ["accepted", "refused", "abandoned"];
      for (const [index, [orderId, decision]] of Object.entries(decisions).entries()) {
        const { reference = "" } = (await stateOf(orderId)) ?? {};
        const done = await shop.payments.operations[decision]({ idempotencyKey: `d${index}`, reference });
        expect(done).toMatchObject({ state: "accepted" });
        expect(await stateOf(orderId)).toMatchObject({ state: results[index] });
      }
      expect(await inReview()).toEqual([]);
      expect(await counts()).toEqual({ accepted: 1, refused: 1, abandoned: 1 });
    },
  );

  test("whose answer is lost is unknown, and found by its reference", async () => {
    await opens(store);
    await controlOf(shop).fault("cardOrder", "reset", "after");
    const body = { ...asked, ...(await encrypted()) };
    expect((await order(body)).body).toMatchObject({ operation: { state: "unknown" } });
    expect((await shop.payments.search({ state: "unknown" })).payments).toMatchObject([{ orderId: "P4711" }]);
    await shop.payments.reconcile();
    expect((await shop.payments.search({ state: "unknown" })).payments).toEqual([]);
    expect((await shop.payments.search({ text: "#00" })).payments).toMatchObject([{ orderId: "P4711" }]);
    expect((await order(body)).body).toMatchObject({ operation: { state: "accepted" } });
    expect(await controlOf(shop).charges()).toHaveLength(1);
  });
});

describe("an order by phone", () => {
  test("by mail, and refused by the bank", async () => {
    await opens();
    const body = { ...asked, ...(await encrypted("5100000100000205")), orderChannel: "MAIL_ORDER" };
    expect((await order(body)).body).toMatchObject({ operation: { state: "refused", responseCode: "05" } });
    expect(await transaction()).toMatchObject({ echo: { orderChannel: "MAIL_ORDER" } });
  });

  test("leaves neither card nor ciphertext in journal and log, and takes no number in clear", async () => {
    await opens();
    const card = await encrypted();
    await order({ ...asked, ...card });
    const kept = JSON.stringify([await shop.payments.operations.find("phone-1"), shop.log]);
    for (const secret of [frictionless, card.cardNumber, card.cardCSCValue ?? frictionless]) {
      expect(kept).not.toContain(secret);
    }
    const clear = await order({ ...asked, ...card, cardNumber: frictionless });
    expect(clear.body).toMatchObject({ code: "PAYMENT_CARD_IN_CLEAR", field: "cardNumber" });
    const inName = await order({ ...asked, ...card, cardholderName: frictionless });
    expect(inName.body).toMatchObject({ code: "PAYMENT_CARD_IN_CLEAR" });
    const codeAsName = await order({ ...asked, ...card, cardholderName: "123" });
    expect(codeAsName).toMatchObject({ status: 400, body: { field: "cardholderName" } });
    const request = { ...asked, card: { ...card, cardNumber: frictionless } };
    await expect(shop.payments.operations.moto(request)).rejects.toMatchObject({
      code: "PAYMENT_BODY_INVALID",
      more: { field: "cardNumber" },
    });
  });

  test("is not permitted to whoever is not staff, nor through another channel", async () => {
    await opens();
    const body = { ...asked, ...(await encrypted()) };
    expect((await order({ ...body, orderChannel: "INTERNET" })).body).toMatchObject({
      field: "orderChannel",
    });
    staff = false;
    expect(await order(body)).toMatchObject({ status: 403, body: { code: "PAYMENT_NOT_AUTHORIZED" } });
    expect(await controlOf(shop).charges()).toEqual([]);
  });
});

describe("one click", () => {
  /** Up to 30 EUR without 3-D Secure. */
  const oneClick = {
    paymentMethods: [savedCard({ withoutAuthentication: (one) => one.amountMinor <= 3000 })],
  };

  async function pays(cardNumber: string, amountMinor = 2490, more: object = {}) {
    const wallet = { merchantWalletId: "ANN" };
    await shop.gateway.addCard({ ...wallet, cardNumber, cardExpiryDate: "203412" });
    shop.orders.set("4711", { orderId: "4711", amountMinor, currencyCode: "978", ...wallet });
    const { body } = await postJson(`${shop.url}/sips/sessions`, { orderId: "4711", mode: "wallet" });
    const sent = { session: body["session"], paymentMeanId: "1", ...more };
    return (await postJson(`${shop.url}/sips/payments`, sent)).body;
  }
  const newest = async () => (await shop.payments.listByOrder("4711"))[0];
  const events = async (reference = "") => (await shop.payments.events(reference)).map(({ what }) => what);

  test("charges a saved card at once, on the shop's liability", async () => {
    await opens("SQLite", oneClick);
    expect(await pays("5100000000000800")).toMatchObject({ next: "result", outcome: "accepted" });
    const payment = await newest();
    expect(payment).toMatchObject({ state: "accepted", liabilityShift: false });
    expect(await events(payment?.reference)).toContain("walletOrder is being sent");
    expect(shop.results).toMatchObject([{ state: "accepted" }]);
    expect(await controlOf(shop).charges()).toHaveLength(1);
  });

  test("authenticates where the setting does not say otherwise, or the security code is asked for", async () => {
    await opens("SQLite", oneClick);
    expect(await pays("5100000000000800", 3001)).toMatchObject({ next: "redirect" });
    const { cardCSCValue } = await encrypted();
    expect(await pays("5100000000000800", 2490, { cardCSCValue })).toMatchObject({ next: "redirect" });
  });

  test("that the bank declines softly is retried with a challenge", async () => {
    await opens("SQLite", oneClick);
    expect(await pays(softDeclined)).toMatchObject({ next: "redirect" });
    const [retry, declined] = await shop.payments.listByOrder("4711");
    expect(declined).toMatchObject({ state: "refused", acquirerResponseCode: "A1" });
    expect(retry).toMatchObject({ state: "redirected", retryOf: declined?.reference });
  });

  test.each([
    ["after", 1],
    ["before", 0],
  ] as const)("whose answer is lost %s it is unknown, and never sent again", async (when, charged) => {
    await opens("SQLite", oneClick);
    await controlOf(shop).fault("walletOrder", "reset", when);
    await pays("5100000000000800");
    await shop.payments.reconcile();
    expect(await newest()).toMatchObject({ state: charged === 1 ? "accepted" : "unknown" });
    expect(await controlOf(shop).charges()).toHaveLength(charged);
  });
});

test.each(["NO_CHALLENGE_TRA_ACQ", "CHALLENGE"] as const)("an order's wish %s is sent", async (wish) => {
  await opens();
  const details = { fraudData: { challengeMode3DS: wish } };
  shop.orders.set("4711", { orderId: "4711", amountMinor: 2490, currencyCode: "978", details });
  const opened = await postJson(`${shop.url}/sips/sessions`, { orderId: "4711", mode: "hosted" });
  expect(opened.status).toBe(201);
  const wrong = { fraudData: { challengeMode3DS: "NEVER" as typeof wish } };
  shop.orders.set("4712", { orderId: "4712", amountMinor: 2490, currencyCode: "978", details: wrong });
  const refused = await postJson(`${shop.url}/sips/sessions`, { orderId: "4712", mode: "hosted" });
  expect(refused.body).toMatchObject({
    code: "PAYMENT_ORDER_INVALID",
    field: "details.fraudData.challengeMode3DS",
  });
});
