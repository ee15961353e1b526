import { encryptCard, type CseKey } from "@sips-kit/cse";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createBuyer } from "./buyer.js";
import { controlOf } from "./control.js";
import { stores } from "./stores.js";
import type { FraudListElement } from "@sips-kit/server";
import { openShop, type Shop } from "./shop.js";

const card = "5100000100000700";
const who = { by: "anna", reason: "three chargebacks" } as const;

describe.each(stores)("the fraud desk on %s", (_name, openJournal) => {
  let shop: Shop;

  beforeEach(async () => {
    shop = await openShop({ journal: await openJournal() });
  });
  afterEach(() => shop.close());

  /** Pays an order; returns how it ended and its reference. */
  async function pays(orderId: string, details: object = {}) {
    shop.orders.set(orderId, { orderId, amountMinor: 2490, currencyCode: "978", details });
    const buyer = createBuyer(shop);
    await buyer.pays(await buyer.opens(orderId), await buyer.types(card));
    const [payment] = await shop.payments.listByOrder(orderId);
    return { state: payment?.state, reference: payment?.reference ?? "" };
  }

  const buyerDetails = { customerContact: { email: "eve@example.com" } };

  test("a buyer is blocked by one of their payments, and who, when and why is kept", async () => {
    const { fraud } = shop.payments;
    const { reference } = await pays("4711", buyerDetails);
    const actions = await fraud.blockBuyer({ reference, ...who });
    expect(actions.map(({ state, details }) => [state, details["list"], details["level"]])).toEqual([
      ["done", "CardList", "Black"],
      ["done", "IpList", "Grey"],
      ["done", "EmailList", "Black"],
    ]);
    expect(await pays("4712")).toMatchObject({ state: "refused" });
    const kept = await fraud.actionsOf(reference);
    expect(kept).toEqual(actions.toReversed());
    for (const action of kept) {
      expect(action).toMatchObject({ ...who, kind: "addToFraudList", subject: `payment:${reference}` });
      expect(action.createdAt).toBeGreaterThan(0);
    }
    // Adding what is listed already changes nothing, so an unknown action may be repeated.
    expect((await fraud.blockBuyer({ reference, ...who })).map(({ state }) => state)).toEqual([
      "done",
      "done",
      "done",
    ]);
  });

  test("what a payment does not have is refused, and the rest stands", async () => {
    const { reference } = await pays("4711");
    const actions = await shop.payments.fraud.blockBuyer({ reference, lists: ["CardList", "EmailList"] });
    expect(actions.map(({ state, details }) => [state, details["list"]])).toEqual([
      ["done", "CardList"],
      ["refused", "EmailList"],
    ]);
  });

  test("a card by its ciphertext is listed and taken off again; its number is kept nowhere", async () => {
    const { fraud } = shop.payments;
    const { cse } = await createBuyer(shop).opens("4700", "cse");
    const { cardNumber } = await encryptCard({ cardNumber: card }, cse as CseKey);
    const request = { list: "CardList", level: "Black", element: { cardNumber }, ...who } as const;
    expect(await fraud.addToList({ ...request, reasonCode: "cardStolen" })).toMatchObject({
      state: "done",
      details: { element: "an encrypted card", reasonCode: "cardStolen" },
    });
    expect(await pays("4711")).toMatchObject({ state: "refused" });
    expect(await fraud.removeFromList(request)).toMatchObject({ state: "done", responseCode: "00" });
    expect(await fraud.removeFromList(request)).toMatchObject({
      state: "done",
      what: "it was not on the list",
    });
    expect(await pays("4712")).toMatchObject({ state: "accepted" });
    const kept = JSON.stringify(await fraud.actionsOn("CardList"));
    expect(kept).toContain("three chargebacks");
    expect(kept).not.toContain(cardNumber);
  });

  test("each level does what it says", async () => {
    const { fraud } = shop.payments;
    const element = { value: "eve@example.com" };
    const expected = { Grey: "in-review", Black: "refused", White: "accepted" } as const;
    for (const level of ["Grey", "Black", "White"] as const) {
      await fraud.addToList({ list: "EmailList", level, element });
      expect((await pays(`order-${level}`, buyerDetails)).state).toBe(expected[level]);
      await fraud.removeFromList({ list: "EmailList", level, element });
    }
  });

  test("a lost answer is told as unknown, and repeating it settles it", async () => {
    const { fraud } = shop.payments;
    const request = { list: "EmailList", level: "Black", element: { value: "eve@example.com" } } as const;
    await controlOf(shop).fault("addToFraudList", "reset", "after");
    const lost = await fraud.addToList({ ...request, ...who });
    expect(lost).toMatchObject({ state: "unknown", ...who });
    expect(lost.what).toContain("may be repeated");
    expect(await fraud.addToList(request)).toMatchObject({ state: "done" });
    expect((await fraud.actionsOn("EmailList")).map(({ state }) => state)).toEqual(["done", "unknown"]);
    const reference = (await pays("4710")).reference;
    await fraud.addToList({ list: "CardList", level: "White", element: { reference } });
    await fraud.removeFromList({ list: "CardList", level: "White", element: { reference } });
    expect((await fraud.latestActions()).map(({ details }) => details["list"])).toEqual([
      "CardList",
      "CardList",
      "EmailList",
      "EmailList",
    ]);
    expect((await pays("4711", buyerDetails)).state).toBe("refused");
  });

  test.each<[string, FraudListElement, string]>([
    ["CardList", { value: card }, "PAYMENT_CARD_IN_CLEAR"],
    ["CardList", { token: card }, "PAYMENT_CARD_IN_CLEAR"],
    ["CardList", { cardNumber: card }, "PAYMENT_CARD_IN_CLEAR"],
    ["CardList", { reference: card }, "PAYMENT_CARD_IN_CLEAR"],
    ["CardList", { transactionId: card }, "PAYMENT_CARD_IN_CLEAR"],
    ["PhoneNumberList", { value: `call ${card}` }, "PAYMENT_CARD_IN_CLEAR"],
    ["IpList", { token: "abc" }, "PAYMENT_OPERATION_INVALID"],
    ["IbanList", { value: "not an IBAN" }, "PAYMENT_OPERATION_INVALID"],
    ["CardBinList", { value: "51" }, "PAYMENT_OPERATION_INVALID"],
    ["IpList", { value: "face" }, "PAYMENT_OPERATION_INVALID"],
    ["IpList", { value: "192.168.1" }, "PAYMENT_OPERATION_INVALID"],
    ["IpList", { value: "999.300.1.1" }, "PAYMENT_OPERATION_INVALID"],
    ["IpList", { value: "fe80::1%eth0" }, "PAYMENT_OPERATION_INVALID"],
  ])("%s with %j is refused before anything is written or sent", async (list, element, code) => {
    const request = { list: list as "CardList", level: "Black", element } as const;
    await expect(shop.payments.fraud.addToList(request)).rejects.toMatchObject({ code });
    expect(await shop.journal.actions.list({ limit: 10 })).toEqual([]);
  });

  test("the form that a list takes is told", async () => {
    const added = shop.payments.fraud.addToList({
      list: "IpList",
      level: "Grey",
      element: { value: "192.168.1" },
    });
    await expect(added).rejects.toMatchObject({
      message: "element.value should be an IPv4 or IPv6 address.",
      more: { field: "element.value" },
    });
  });

  test("a reference that none can be is not told as a gateway that cannot be reached", async () => {
    await expect(shop.payments.fraud.explain("order 4711")).rejects.toMatchObject({
      code: "PAYMENT_OPERATION_INVALID",
      message: expect.stringContaining("transactionReference"),
    });
  });

  test("an IBAN is masked once it has been sent", async () => {
    const value = "FR7630006000011234567890189";
    const added = await shop.payments.fraud.addToList({
      list: "IbanList",
      level: "Grey",
      element: { value },
    });
    expect(added).toMatchObject({ state: "done", details: { element: "FR76 *** 0189" } });
    expect(JSON.stringify([await shop.journal.actions.list({ limit: 10 }), shop.log])).not.toContain(value);
  });

  test("the recent activity of a customer", async () => {
    await pays("4711", { customerId: "C1" });
    await pays("4712", { customerId: "C1" });
    const velocity = await shop.payments.fraud.velocity({ type: "customerId", value: "C1", days: 2 });
    expect(velocity).toMatchObject({ transactions: 2, totalMinor: 4980, currencyCode: "978" });
    expect(velocity.profile).toMatchObject({ name: "SIMULATED", periodDays: 1, maxTransactions: 100 });
  });

  test("what the rules have found, in words", async () => {
    const { fraud } = shop.payments;
    await fraud.addToList({ list: "EmailList", level: "Grey", element: { value: "eve@example.com" } });
    const { reference } = await pays("4711", buyerDetails);
    const report = await fraud.explain(reference);
    expect(report).toMatchObject({ reference, color: "ORANGE", score: "-7" });
    expect(report.verdict.en).toContain("warning");
    expect(report.verdict.fr).toContain("alerte");
    expect(report.rules[0]).toMatchObject({
      isAlert: true,
      phase: "authorisation",
      name: { en: "Grey list: e-mail addresses", fr: "Liste grise : adresses e-mail" },
    });
    expect(report.rules.map(({ code }) => code)).toContain("VI");
    expect(report.rules.find(({ code }) => code === "VI")).toMatchObject({
      isAlert: false,
      name: { en: "Payments from this IP address lately", fr: "Encours de l’adresse IP" },
    });
    await expect(fraud.explain("NOTHING")).rejects.toMatchObject({ code: "PAYMENT_GATEWAY_REFUSED" });
  });
});
