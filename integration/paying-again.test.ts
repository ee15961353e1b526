import type { PaymentSession } from "@sips-kit/server";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createBuyer, postJson } from "./buyer.js";
import { openIdealScene, type IdealScene } from "./ideal-scene.js";

// A buyer who was redirected to pay and came back without a result may pay another way; a double payment is detected.

let scene: IdealScene;
beforeEach(async () => {
  scene = await openIdealScene();
});
afterEach(() => scene.shop.close());

describe("a buyer who comes back without a result", () => {
  /** They were told, and want to pay by card anyway. */
  async function paysByCard(number = "5100000100000700") {
    const holder = createBuyer(scene.shop);
    const { status, body } = await postJson(`${scene.shop.url}/sips/sessions`, {
      orderId: "4711",
      mode: "hosted",
      payAgain: true,
    });
    expect(status).toBe(201);
    // The fields of a session are what the buyer of the card reads.
    const session = body as unknown as PaymentSession;
    return holder.pays(session, await holder.types(number));
  }

  /** They have paid by transfer, which nobody knows yet, and have authenticated for a card payment beside it. */
  async function hasPaidAndAuthenticates() {
    await scene.control.read({ transferNotice: "finalize-only" });
    const { one, url } = await scene.leaves();
    const leaving = await one.decides(url, "Confirm");
    const challenged = await paysByCard("5100000000000800");
    const holder = createBuyer(scene.shop);
    const back = await holder.returnForm(String(challenged.body["url"]), "Authenticate");
    return { one, leaving, holder, back };
  }

  test("may pay by card once they insist, and pays once if the transfer was not made", async () => {
    await scene.leaves();
    expect((await paysByCard()).body).toMatchObject({ outcome: "accepted" });
    for (let round = 0; round < 11; round += 1) await scene.minutes(15);
    const states = (await scene.shop.payments.listByOrder("4711")).map(({ state }) => state);
    expect(states).toEqual(["accepted", "abandoned"]);
    // A shop that is told of a failure after the payment would cancel a paid order.
    expect(scene.shop.results.map(({ state }) => state)).toEqual(["accepted"]);
  });

  test("may not do so if the gateway, which is queried first, knows of the payment", async () => {
    const { one, url } = await scene.leaves();
    await one.decides(url, "Confirm");
    const { status, body } = await scene.buyer().asksForSession("4711", { payAgain: true });
    expect([status, body["code"]]).toEqual([409, "PAYMENT_ORDER_PAID"]);
    expect(scene.shop.results.map(({ state }) => state)).toEqual(["accepted"]);
  });

  test("pays twice: the shop is told the surplus payment, and gives it back with one call", async () => {
    await scene.control.read({ transferNotice: "finalize-only" });
    const { one, url } = await scene.leaves();
    const leaving = await one.decides(url, "Confirm");
    expect((await paysByCard()).body).toMatchObject({ outcome: "accepted" });
    await one.comesBack(leaving);

    const [second, first] = await scene.shop.payments.listByOrder("4711");
    const overpaid = { keep: second?.reference, refund: [first?.reference] };
    expect([second, first]).toMatchObject([
      { state: "accepted", paymentMethod: "card", overpaid },
      { state: "accepted", paymentMethod: "ideal", overpaid },
    ]);
    expect(scene.shop.results).toMatchObject([
      { state: "accepted", reference: second?.reference },
      { state: "accepted", reference: first?.reference, overpaid },
    ]);
    expect(scene.shop.results[0]).not.toHaveProperty("overpaid");

    const reference = String(first?.reference);
    const given = await scene.shop.payments.operations.refundOverpayment(reference);
    expect(given).toMatchObject({ state: "accepted", kind: "refund", amountMinor: 2490, reference });
    expect(await scene.shop.payments.operations.refundOverpayment(reference)).toEqual(given);
    const movements = await scene.control.movements();
    expect(movements.filter(({ kind }) => kind === "refund")).toMatchObject([
      { transactionReference: reference, amount: 2490 },
    ]);
    await expect(
      scene.shop.payments.operations.refundOverpayment(String(second?.reference)),
    ).rejects.toMatchObject({ code: "PAYMENT_OPERATION_INVALID", more: { field: "reference" } });
  });

  test("keeps one payment when the merchant has given back the other one by hand", async () => {
    await scene.control.read({ transferNotice: "finalize-only" });
    const { one, url } = await scene.leaves();
    const leaving = await one.decides(url, "Confirm");
    await paysByCard();
    await one.comesBack(leaving);
    const [second, first] = await scene.shop.payments.listByOrder("4711");
    const { operations } = scene.shop.payments;
    const byHand = { idempotencyKey: "c1", reference: String(second?.reference) };
    expect(await operations.cancel({ ...byHand, amountMinor: 490 })).toMatchObject({ state: "accepted" });
    expect(await operations.cancel({ ...byHand, idempotencyKey: "c2" })).toMatchObject({ state: "accepted" });
    await expect(operations.refundOverpayment(String(first?.reference))).rejects.toMatchObject({
      code: "PAYMENT_OPERATION_INVALID",
      more: { field: "reference" },
    });
    const back = (await scene.control.movements()).filter(
      ({ kind }) => kind === "cancel" || kind === "refund",
    );
    expect(back.map(({ amount }) => amount)).toEqual([490, 2000]);
  });

  test("pays once when the transfer comes through while they are at their card's bank", async () => {
    const { one, leaving, holder, back } = await hasPaidAndAuthenticates();
    await one.comesBack(leaving);
    await holder.submit(back);
    const states = (await scene.shop.payments.listByOrder("4711")).map(({ state }) => state);
    expect(states).toEqual(["abandoned", "accepted"]);
    expect(await scene.control.charges()).toHaveLength(1);
    expect(scene.shop.results.map(({ state }) => state)).toEqual(["accepted"]);
  });

  test("pays once when the transfer comes through after a forged return has claimed the order for the card", async () => {
    const { one, leaving, holder, back } = await hasPaidAndAuthenticates();
    // The gateway cannot be asked, so the card's attempt keeps the order.
    await scene.control.arm({
      method: "getTransactionData",
      fault: "forced-code",
      code: "40",
      when: "before",
    });
    await holder.submit({ ...back, fields: { ...back.fields, PaRes: "forged" } });
    expect(await scene.newest()).toMatchObject({ paymentMethod: "card", state: "redirected" });
    await one.comesBack(leaving);
    await scene.control.disarm();
    await holder.submit(back);
    for (let round = 0; round < 3; round += 1) await scene.minutes(15);
    const states = (await scene.shop.payments.listByOrder("4711")).map(({ state }) => state);
    expect(states).toEqual(["refused", "accepted"]);
    expect(await scene.control.charges()).toHaveLength(1);
    expect(scene.shop.results.map(({ state }) => state)).toEqual(["accepted"]);
  });

  test("has paid once if the transfer succeeded and the card was never charged", async () => {
    await scene.control.read({ transferNotice: "finalize-only" });
    const { one, url } = await scene.leaves();
    const leaving = await one.decides(url, "Confirm");
    await scene.control.fault("cardValidateAuthenticationAndOrder", "reset", "before");
    await scene.control.fault("getTransactionData", "reset", "after", 1);
    expect((await paysByCard()).body).toMatchObject({ outcome: "unknown" });
    expect(JSON.parse((await one.comesBack(leaving)).text)).toMatchObject({ state: "accepted" });
    await scene.control.disarm();
    for (let round = 0; round < 5; round += 1) await scene.minutes(15);
    const states = (await scene.shop.payments.listByOrder("4711")).map(({ state }) => state);
    expect(states).toEqual(["refused", "accepted"]);
    expect(scene.shop.results.map(({ state }) => state)).toEqual(["accepted"]);
    const { status, body } = await scene.buyer().asksForSession();
    expect([status, body["code"]]).toEqual([409, "PAYMENT_ORDER_PAID"]);
  });

  test("pays twice with a later card whose answer was lost: the shop is still told", async () => {
    await scene.control.read({ transferNotice: "finalize-only" });
    const { one, url } = await scene.leaves();
    const leaving = await one.decides(url, "Confirm");
    await scene.control.fault("cardCheckEnrollment", "reset", "before");
    expect((await paysByCard()).body).toMatchObject({ outcome: "abandoned" });
    // The order is free, so the buyer need not insist any more.
    const holder = createBuyer(scene.shop);
    await scene.control.fault("cardValidateAuthenticationAndOrder", "reset", "after");
    await scene.control.fault("getTransactionData", "reset", "after", 100);
    await holder.pays(await holder.opens("4711"), await holder.types("5100000100000700"));
    expect(JSON.parse((await one.comesBack(leaving)).text)).toMatchObject({ state: "accepted" });
    await scene.control.disarm();
    await scene.minutes(15);
    const [card, , transfer] = await scene.shop.payments.listByOrder("4711");
    expect([card, transfer]).toMatchObject([{ state: "accepted" }, { state: "accepted" }]);
    const overpaid = { keep: card?.reference, refund: [transfer?.reference] };
    expect(scene.shop.results.at(-1)).toMatchObject({ state: "accepted", overpaid });
  });

  test("a card payment in its challenge does not release the order claim: only payments on another page do", async () => {
    const holder = createBuyer(scene.shop);
    await scene.control.fault("cardValidateAuthenticationAndOrder", "reset", "after");
    await scene.control.fault("getTransactionData", "reset", "after", 100);
    await holder.pays(await holder.opens("4711"), await holder.types("5100000100000700"));
    const { status, body } = await scene.buyer().asksForSession("4711", { payAgain: true });
    expect([status, body["code"], body["payAgain"]]).toEqual([409, "PAYMENT_ORDER_PENDING", undefined]);
  });
});
