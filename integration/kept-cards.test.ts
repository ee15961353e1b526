import { createGateway, createPayments } from "@sips-kit/server";
import { testShop } from "@sips-kit/simulator";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createBuyer, postJson } from "./buyer.js";
import { controlOf } from "./control.js";
import {
  ann,
  challenge,
  frictionless,
  monthly,
  openKeptCards,
  type KeptCardsScene,
} from "./kept-cards-scene.js";
import { startScriptedGateway } from "./scripted-gateway.js";
import { openShop } from "./shop.js";

/* A card that is saved with its first payment, on the buyer's consent, and then charged while they are away. */

let scene: KeptCardsScene;
afterEach(() => scene.shop.close());

describe.each(["SQLite", "PostgreSQL"])("in %s", (store) => {
  beforeEach(async () => {
    scene = await openKeptCards(store);
  });

  test("the first payment of a series is challenged, and its card saved once it is accepted", async () => {
    const reference = await scene.pays(frictionless);
    expect(scene.shop.results).toMatchObject([{ state: "accepted", holderAuthentStatus: "SUCCESS" }]);
    expect(await scene.savedCards()).toEqual([]);
    await scene.later();
    expect(await scene.savedCards()).toMatchObject([
      { paymentMeanId: "1", maskedPan: "5100##########00", panExpiryDate: "203012" },
    ]);
    const read = await scene.shop.gateway.getTransactionData({ transactionReference: reference });
    expect(read).toMatchObject({ answer: { paymentPattern: "RECURRING_1" } });
    expect(await scene.shop.payments.operations.findSavedMean(reference)).toEqual({
      merchantWalletId: "ANN",
      paymentMeanId: "1",
      schemeTransactionIdentifier: expect.stringMatching(/^\d{15}$/),
    });
    expect(await scene.shop.payments.operations.of(reference)).toMatchObject([
      { kind: "saveCard", state: "accepted", card: { maskedPan: "5100##########00" } },
    ]);
    // Nothing is left to do, and the merchant's operations are not held up.
    expect(await scene.shop.payments.reconcile()).toMatchObject({ checked: 0 });
    expect(
      await scene.shop.payments.operations.cancel({ idempotencyKey: "c", reference, amountMinor: 100 }),
    ).toMatchObject({ state: "accepted" });
  });

  test("a saved card is charged once for any number of requests with one key", async () => {
    const { mean } = await scene.keeps();
    const charges = (await controlOf(scene.shop).charges()).length;
    const [one, other] = await Promise.all([
      scene.shop.payments.operations.charge(mean, monthly),
      scene.shop.payments.operations.charge(mean, monthly),
    ]);
    const again = await scene.shop.payments.operations.charge(mean, { ...monthly, by: "the cron job" });
    expect(new Set([one.reference, other.reference, again.reference]).size).toBe(1);
    expect(again).toMatchObject({ kind: "charge", state: "accepted", responseCode: "00", orderId: "sub1" });
    expect(await controlOf(scene.shop).charges()).toHaveLength(charges + 1);
    const read = await scene.shop.gateway.getTransactionData({ transactionReference: one.reference });
    expect(read).toMatchObject({
      answer: {
        paymentPattern: "RECURRING_N",
        initialSchemeTransactionIdentifier: mean.schemeTransactionIdentifier,
        originAmount: "990",
      },
    });
    for (const other of [{ amountMinor: 5 }, { orderId: "another" }]) {
      await expect(
        scene.shop.payments.operations.charge(mean, { ...monthly, ...other }),
      ).rejects.toMatchObject({
        code: "PAYMENT_OPERATION_ID_REUSED",
      });
    }
    await expect(
      scene.shop.payments.operations.charge({ ...mean, paymentMeanId: "2" }, monthly),
    ).rejects.toMatchObject({ code: "PAYMENT_OPERATION_ID_REUSED" });
  });

  test("the answer of walletOrder is lost: unknown, then found by its reference", async () => {
    const { mean } = await scene.keeps();
    await controlOf(scene.shop).fault("walletOrder", "reset", "after");
    const lost = await scene.shop.payments.operations.charge(mean, monthly);
    expect(lost).toMatchObject({ state: "unknown" });
    expect(await scene.shop.payments.operations.charge(mean, monthly)).toMatchObject({ state: "unknown" });
    await scene.shop.payments.reconcile();
    expect(await scene.shop.payments.operations.find("sub-1")).toMatchObject({ state: "accepted" });
    const [, ...charged] = await controlOf(scene.shop).charges();
    expect(charged).toMatchObject([{ transactionReference: lost.reference, amount: 990 }]);
  });

  test("the answer of addCard is lost: the wallet tells", async () => {
    const reference = await scene.pays(challenge);
    await controlOf(scene.shop).fault("addCard", "reset", "after");
    await scene.later();
    await scene.later();
    expect(await scene.saving(reference)).toMatchObject({ state: "accepted", card: { paymentMeanId: "1" } });
    expect(await scene.savedCards()).toHaveLength(1);
  });
});

describe("the card of a payment", () => {
  beforeEach(async () => {
    scene = await openKeptCards("SQLite");
  });

  test("is offered to be saved to whoever has a wallet", async () => {
    expect(await scene.opens("1")).toMatchObject({ savesCard: true });
    expect(await scene.opens("2", {})).not.toHaveProperty("savesCard");
    const { session } = await scene.opens("3", {});
    const paymentToken = await createBuyer(scene.shop).types(frictionless);
    const answer = await postJson(`${scene.shop.url}/sips/payments`, {
      session,
      paymentToken,
      saveCard: true,
    });
    expect(answer).toMatchObject({ status: 403, body: { code: "PAYMENT_WALLET_NONE" } });
    // Nothing was used up.
    expect((await postJson(`${scene.shop.url}/sips/payments`, { session, paymentToken })).body).toMatchObject(
      {
        outcome: "accepted",
      },
    );
  });

  test("is not offered by a shop without wallets, nor while they cannot be looked up", async () => {
    const other = await openShop({ simulator: scene.shop.simulator });
    const broken = await openShop({
      simulator: scene.shop.simulator,
      resolveWallet: () => Promise.reject(new Error("no database")),
    });
    try {
      for (const one of [other, broken]) {
        expect(await createBuyer(one).opens("4711")).not.toHaveProperty("savesCard");
      }
      expect(broken.log).toContainEqual({
        step: "resolveWallet failed",
        code: "Error",
        detail: "no database",
      });
    } finally {
      await other.close();
      await broken.close();
    }
  });

  test("is not saved without consent, and the payment is a single one", async () => {
    const buyer = createBuyer(scene.shop);
    const { session } = await scene.opens("4711");
    const paymentToken = await buyer.types(frictionless);
    const paid = await postJson(`${scene.shop.url}/sips/payments`, { session, paymentToken }, ann);
    expect(paid.body).toMatchObject({ outcome: "accepted" });
    await scene.later();
    expect(await scene.savedCards()).toEqual([]);
    const [{ reference } = { reference: "" }] = scene.shop.results;
    expect(await scene.shop.payments.operations.of(reference)).toEqual([]);
    expect(await scene.shop.payments.operations.findSavedMean(reference)).toBeUndefined();
  });

  test.each([false, "yes", 1])("saveCard %s is not taken for consent", async (saveCard) => {
    const { session } = await scene.opens("4711");
    const answer = await postJson(
      `${scene.shop.url}/sips/payments`,
      { session, paymentToken: "t", saveCard },
      ann,
    );
    expect(answer).toMatchObject({ status: 400, body: { field: "saveCard" } });
  });

  test("is not saved when the payment is refused", async () => {
    const reference = await scene.pays(challenge, "Fail");
    await scene.later();
    expect(await scene.saving(reference)).toMatchObject({ state: "not-done" });
    expect(await scene.savedCards()).toEqual([]);
  });

  test("is not saved when the buyer has closed their wallet since", async () => {
    const reference = await scene.pays(challenge);
    expect(await scene.saving(reference)).toMatchObject({ state: "prepared" });
    const closing = await scene.shop.payments.wallets.close({ merchantWalletId: "ANN" });
    expect(closing).toMatchObject({ state: "done" });
    await scene.later();
    expect(await scene.saving(reference)).toMatchObject({ state: "not-done" });
    expect(await scene.savedCards()).toEqual([]);
    // Whoever asks for it again, after that, has their card saved.
    const next = await scene.pays(challenge, "Authenticate", "4712");
    await scene.later();
    expect(await scene.saving(next)).toMatchObject({ state: "accepted" });
  });

  test("waits while the payment is held for review, which the merchant can decide meanwhile", async () => {
    const reference = await scene.pays("5100000500000300");
    expect(scene.shop.results).toMatchObject([{ state: "in-review" }]);
    await scene.later();
    expect(await scene.saving(reference)).toMatchObject({ state: "prepared" });
    await scene.shop.payments.operations.acceptReview({ idempotencyKey: "a", reference });
    await scene.later();
    expect(await scene.saving(reference)).toMatchObject({ state: "accepted" });
    expect(await scene.savedCards()).toHaveLength(1);
  });

  test("that is in the wallet already is found there, and can be charged", async () => {
    const first = await scene.keeps();
    const reference = await scene.pays(frictionless, "Authenticate", "4712");
    await scene.later();
    expect(await scene.shop.payments.operations.findSavedMean(reference)).toMatchObject({
      paymentMeanId: first.mean.paymentMeanId,
    });
    expect(await scene.savedCards()).toHaveLength(1);
  });

  test("is not saved when addCard never arrived, which is said only after a while", async () => {
    const reference = await scene.pays(challenge);
    await controlOf(scene.shop).fault("addCard", "reset", "before");
    await scene.later();
    await scene.later();
    expect(await scene.saving(reference)).toMatchObject({ state: "unknown" });
    scene.time.pass(10 * 60_000);
    await scene.shop.payments.reconcile();
    expect(await scene.saving(reference)).toMatchObject({ state: "not-done" });
  });

  test("is saved although the answer to another call refused it", async () => {
    const reference = await scene.pays(frictionless);
    await scene.shop.gateway.signOff({ merchantWalletId: "NOBODY" });
    await controlOf(scene.shop).arm({
      method: "addCard",
      fault: "swapped-answer",
      from: "signOff",
      when: "after",
    });
    await scene.later();
    await scene.later();
    expect(await scene.saving(reference)).toMatchObject({ state: "accepted", card: { paymentMeanId: "1" } });
    expect(await scene.savedCards()).toHaveLength(1);
  });

  test("is refused when the gateway refuses it and the wallet never shows it", async () => {
    const reference = await scene.pays(frictionless);
    await controlOf(scene.shop).arm({ method: "addCard", fault: "forced-code", code: "34", when: "before" });
    await scene.later();
    await scene.later();
    expect(await scene.saving(reference)).toMatchObject({ state: "unknown", responseCode: "34" });
    scene.time.pass(10 * 60_000);
    await scene.shop.payments.reconcile();
    expect(await scene.saving(reference)).toMatchObject({ state: "refused", responseCode: "34" });
  });

  test("is not saved by a server that stood still for an hour before it would have sent that", async () => {
    await scene.shop.close();
    scene = await openKeptCards("SQLite", undefined, (name) => {
      if (name === "after move to sending") scene.time.pass(3_600_000);
    });
    const reference = await scene.pays(frictionless);
    await scene.later();
    expect(await scene.saving(reference)).toMatchObject({ state: "not-done" });
    expect(await scene.savedCards()).toEqual([]);
  });

  test("is saved although the gateway could not be asked at first", async () => {
    const reference = await scene.pays(challenge);
    await controlOf(scene.shop).fault("getTransactionData", "reset", "before", 9);
    await scene.later();
    expect(await scene.saving(reference)).toMatchObject({ state: "prepared" });
    await controlOf(scene.shop).disarm();
    await scene.later();
    expect(await scene.saving(reference)).toMatchObject({ state: "accepted" });
  });

  test("is not saved while the gateway shows another order's: it may be somebody else's", async () => {
    const reference = await scene.pays(challenge);
    const own = await startScriptedGateway();
    const gateway = createGateway({ url: own.url, ...testShop });
    let orderId = "another";
    own.script("getTransactionData", ({ transactionReference }) => ({
      transactionReference,
      orderId,
      originAmount: 2490,
      getTransDataResponseCode: "00",
      responseCode: "00",
      transactionStatus: "TO_CAPTURE",
      tokenPan: "TOKEN1",
      panExpiryDate: "203012",
    }));
    own.script("addCard", () => ({ responseCode: "00", paymentMeanId: "1" }));
    const heir = createPayments({
      gateway,
      journal: scene.shop.journal,
      publicUrl: `${scene.shop.url}/sips`,
      signingKeys: [{ id: "1", secret: "a secret of the tests, long enough" }],
      resolveOrder: () => undefined,
      resolveWallet: () => "ANN",
      resultUrl: () => "/result",
      now: scene.time.now,
      timers: scene.time.timers,
      log: () => {},
    });
    const later = async () => {
      scene.time.pass(20_000);
      await heir.reconcile();
    };
    await later();
    expect(own.count("getTransactionData")).toBeGreaterThan(0);
    expect(own.count("addCard")).toBe(0);
    orderId = "4711";
    await later();
    expect(own.heard.at(-1)).toMatchObject({ method: "addCard", request: { cardNumber: "TOKEN1" } });
    expect(await scene.saving(reference)).toMatchObject({ state: "accepted" });
    await heir.close();
    await gateway.close();
    await own.close();
  });
});
