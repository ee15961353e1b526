import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { controlOf } from "./control.js";
import { createBuyer, postJson } from "./buyer.js";
import { createMovableTime, type MovableTime } from "./movable-time.js";
import { openShop, type Shop } from "./shop.js";

const cards = {
  challenge: "5100000000000800",
  challengeRefused: "5100000000000305",
  frictionless: "5100000100000700",
  frictionlessRefused: "5100000100000205",
  notEnrolled: "5100000200000600",
  review: "5100000500000300",
  lostOrder: "5100000600000200",
  lostOrderRefused: "5100000600000705",
  lostEnrolment: "5100000700000100",
} as const;

let shop: Shop;
let time: MovableTime;

beforeEach(async () => {
  time = createMovableTime();
  shop = await openShop({ now: time.now, timers: time.timers });
});
afterEach(() => shop.close());

/** Pays up to the challenge, if there is one. */
async function pay(cardNumber: string, orderId = "4711") {
  const buyer = createBuyer(shop);
  const session = await buyer.opens(orderId);
  return (await buyer.pays(session, await buyer.types(cardNumber))).body as {
    next: string;
    url: string;
    outcome?: string;
    retry?: boolean;
  };
}

async function result(url: string): Promise<Record<string, unknown>> {
  const response = await fetch(new URL(url, shop.url));
  return (await response.json()) as Record<string, unknown>;
}

describe("without a challenge", () => {
  test.each([
    [cards.frictionless, "accepted", "00", 1],
    [cards.frictionlessRefused, "refused", "05", 0],
    [cards.notEnrolled, "accepted", "00", 1],
  ])("%s ends %s", async (card, state, responseCode, charges) => {
    const next = await pay(card);
    expect(next).toMatchObject({ next: "result", outcome: state });
    expect(await result(next.url)).toMatchObject({ orderId: "4711", state, responseCode, amountMinor: 2490 });
    expect(shop.results).toMatchObject([{ orderId: "4711", state }]);
    expect(await controlOf(shop).charges()).toHaveLength(charges);
  });
});

test.each([
  [cards.frictionless, "frictionless", undefined],
  [cards.challenge, "challenge", "Authenticate"],
] as const)("%s: how it was authenticated and captured is told", async (card, authentication, button) => {
  const details = { captureMode: "VALIDATION", captureDay: "3" } as const;
  shop.orders.set("4711", { orderId: "4711", amountMinor: 2490, currencyCode: "978", details });
  const next = await pay(card);
  if (button) await createBuyer(shop).authenticates(next.url, button);
  expect(await shop.payments.listByOrder("4711")).toMatchObject([
    { state: "accepted", authentication, liabilityShift: true, captureMode: "VALIDATION", captureDay: "3" },
  ]);
});

describe("with a challenge", () => {
  test.each([
    [cards.challenge, "Authenticate", "accepted", "00", 1],
    [cards.challengeRefused, "Authenticate", "refused", "05", 0],
    [cards.challenge, "Fail", "refused", "05", 0],
    [cards.challenge, "Cancel", "refused", "17", 0],
  ] as const)("%s, %s: %s", async (card, button, state, responseCode, charges) => {
    const next = await pay(card);
    expect(next.next).toBe("redirect");
    const page = await createBuyer(shop).authenticates(next.url, button);
    expect(JSON.parse(page.text)).toMatchObject({ state, responseCode });
    expect(await controlOf(shop).charges()).toHaveLength(charges);
    expect(shop.results).toMatchObject([{ state }]);
  });

  test("a review holds the order: in-review, not accepted", async () => {
    const next = await pay(cards.review);
    const page = await createBuyer(shop).authenticates(next.url, "Authenticate");
    expect(JSON.parse(page.text)).toMatchObject({ state: "in-review" });
  });

  test("returns that are repeated, late, empty or forged: one charge, and always the true state", async () => {
    const buyer = createBuyer(shop);
    const next = await pay(cards.challenge);
    const form = await buyer.returnForm(next.url, "Authenticate");
    const empty = await buyer.submit({ ...form, fields: {} });
    expect(JSON.parse(empty.text)).toMatchObject({ state: "redirected" });
    const garbage = await buyer.submit({ ...form, fields: { PaRes: "forged", MD: "forged" } });
    expect(JSON.parse(garbage.text)).toMatchObject({ state: "redirected" });
    const forged = await buyer.submit({ ...form, action: form.action.replace(/.$/, "_") });
    expect(forged.status).toBe(404);

    const pages = await Promise.all([1, 2, 3].map(() => buyer.submit(form)));
    for (const page of pages) expect(["accepted", "charging"]).toContain(JSON.parse(page.text).state);
    expect(JSON.parse((await buyer.submit(form)).text)).toMatchObject({ state: "accepted" });
    expect(await controlOf(shop).charges()).toHaveLength(1);
    expect(shop.results).toHaveLength(1);
  });
});

describe("once and only once", () => {
  test("a double click: both get the same next step", async () => {
    const buyer = createBuyer(shop);
    const session = await buyer.opens("4711");
    const token = await buyer.types(cards.frictionless);
    const answers = await Promise.all([1, 2, 3].map(() => buyer.pays(session, token)));
    expect(answers.map((one) => one.status).sort()).toEqual([200, 409, 409]);
    const late = await buyer.pays(session, token);
    expect(late.body).toMatchObject({ code: "PAYMENT_ALREADY_SENT" });
    expect(await result(String(late.body["url"]))).toMatchObject({ state: "accepted" });
    expect(await controlOf(shop).charges()).toHaveLength(1);
  });

  test("two tabs for one order: one charge", async () => {
    const buyer = createBuyer(shop);
    const sessions = await Promise.all([1, 2, 3, 4].map(() => buyer.opens("4711")));
    const tokens = await Promise.all(sessions.map(() => buyer.types(cards.frictionless)));
    await Promise.all(sessions.map((session, index) => buyer.pays(session, tokens[index] ?? "")));
    expect(await controlOf(shop).charges()).toHaveLength(1);
    const states = (await shop.payments.listByOrder("4711")).map((one) => one.state).sort();
    expect(states.filter((state) => state === "accepted")).toHaveLength(1);
  });

  test("a paid order opens no second session", async () => {
    await pay(cards.frictionless);
    const again = await postJson(`${shop.url}/sips/sessions`, { orderId: "4711", mode: "hosted" });
    expect(again).toMatchObject({ status: 409, body: { code: "PAYMENT_ORDER_PAID" } });
    expect(await result(String(again.body["url"]))).toMatchObject({ state: "accepted" });
  });

  test("after a refusal the order can be paid by another attempt", async () => {
    expect(await pay(cards.frictionlessRefused)).toMatchObject({ outcome: "refused", retry: true });
    expect(await pay(cards.frictionless)).toMatchObject({ outcome: "accepted" });
    expect((await shop.payments.listByOrder("4711")).map((one) => one.state)).toEqual([
      "accepted",
      "refused",
    ]);
  });

  test("an amount that has changed is not charged", async () => {
    const buyer = createBuyer(shop);
    const session = await buyer.opens("4711");
    shop.orders.set("4711", { orderId: "4711", amountMinor: 9990, currencyCode: "978" });
    const answer = await buyer.pays(session, await buyer.types(cards.frictionless));
    expect(answer).toMatchObject({ status: 409, body: { code: "PAYMENT_ORDER_CHANGED" } });
    expect(await controlOf(shop).charges()).toHaveLength(0);
  });
});

describe("lost answers", () => {
  // Some of these answers never arrive.
  beforeEach(async () => {
    await shop.close();
    shop = await openShop({ now: time.now, timers: time.timers, deadlineMs: 8_000 });
  });

  test.each([
    [cards.lostOrder, "accepted", 1],
    [cards.lostOrderRefused, "refused", 0],
  ])("a charge's answer is lost: unknown, then %s by a query", async (card, state, charges) => {
    const next = await pay(card);
    const page = await createBuyer(shop).authenticates(next.url, "Authenticate");
    // The result page itself queries, so the buyer sees what the gateway has.
    expect(JSON.parse(page.text)).toMatchObject({ state });
    const [payment] = await shop.payments.listByOrder("4711");
    const history = await shop.payments.events(payment?.reference ?? "");
    expect(history.map((event) => event.to)).toEqual([
      "opened",
      "starting",
      "redirected",
      "charging",
      "unknown",
      state,
    ]);
    expect(await controlOf(shop).charges()).toHaveLength(charges);
    expect(shop.results).toHaveLength(1);
  });

  test("the reconciler resolves it if nobody opens the result page", async () => {
    await controlOf(shop).fault("cardValidateAuthenticationAndOrder", "no-answer", "after");
    expect(await pay(cards.frictionless)).toMatchObject({ outcome: "unknown" });
    expect(shop.results).toEqual([]);
    expect(await shop.payments.reconcile()).toEqual({ checked: 1, resolved: 1, notified: 1 });
    expect(shop.results).toMatchObject([{ state: "accepted" }]);
    expect(await controlOf(shop).charges()).toHaveLength(1);
  });

  test("a charge that never arrived is given up only after the session's end", async () => {
    await controlOf(shop).fault("cardValidateAuthenticationAndOrder", "no-answer", "before");
    expect(await pay(cards.frictionless)).toMatchObject({ outcome: "unknown" });
    await shop.payments.reconcile();
    const [unknown] = await shop.payments.listByOrder("4711");
    expect(unknown).toMatchObject({ state: "unknown" });
    // A second attempt must wait: the first one may have charged.
    const second = await postJson(`${shop.url}/sips/sessions`, { orderId: "4711", mode: "hosted" });
    expect(second.body).toMatchObject({ code: "PAYMENT_ORDER_PENDING" });
    await controlOf(shop).advance("PT25M");
    time.moveTo(25 * 60_000);
    await shop.payments.reconcile();
    expect((await shop.payments.listByOrder("4711"))[0]?.state).toMatch(/^(refused|abandoned)$/);
    expect(await pay(cards.frictionless)).toMatchObject({ outcome: "accepted" });
  });

  test("a lost enrolment has charged nothing and says so", async () => {
    const reason = "enrolment-lost";
    expect(await pay(cards.lostEnrolment)).toMatchObject({ outcome: "abandoned", reason, retry: true });
    expect(await controlOf(shop).charges()).toHaveLength(0);
    expect(await pay(cards.frictionless)).toMatchObject({ outcome: "accepted" });
  });

  test.each(["wrong-seal", "no-seal", "html-200", "cut-json", "reset", "http-500", "other-reference"])(
    "%s on the order: unknown, then accepted",
    async (fault) => {
      await controlOf(shop).fault("cardValidateAuthenticationAndOrder", fault, "after");
      expect(await pay(cards.frictionless)).toMatchObject({ outcome: "unknown" });
      await shop.payments.reconcile();
      expect((await shop.payments.listByOrder("4711"))[0]).toMatchObject({ state: "accepted" });
      expect(await controlOf(shop).charges()).toHaveLength(1);
    },
  );
});

test("an invalid charge is not sent, and its field is named in the log", async () => {
  shop.orders.set("4711", {
    orderId: "4711",
    amountMinor: 2490,
    currencyCode: "978",
    details: { customerId: "longer than the nineteen characters" },
  });
  expect(await pay(cards.frictionless)).toMatchObject({ outcome: "abandoned", retry: true });
  expect(shop.log).toContainEqual(
    expect.objectContaining({
      code: "GATEWAY_REQUEST_INVALID",
      detail: expect.stringContaining("customerId is too long") as string,
    }),
  );
  expect(await controlOf(shop).transactions()).toEqual([]);
});

describe("unfinished payments", () => {
  test("an open session expires, and its card is no longer accepted", async () => {
    const buyer = createBuyer(shop);
    const session = await buyer.opens("4711");
    time.moveTo(16 * 60_000);
    const late = await buyer.pays(session, "token");
    expect(late).toMatchObject({ status: 410, body: { code: "PAYMENT_SESSION_EXPIRED" } });
    time.moveTo(30 * 60_000);
    await shop.payments.reconcile();
    expect((await shop.payments.listByOrder("4711"))[0]).toMatchObject({
      state: "abandoned",
      reason: "session-expired",
    });
  });

  test("a buyer who never comes back from the ACS", async () => {
    await pay(cards.challenge);
    time.moveTo(16 * 60_000);
    await shop.payments.reconcile();
    expect((await shop.payments.listByOrder("4711"))[0]).toMatchObject({
      state: "abandoned",
      reason: "buyer-did-not-return",
    });
  });

  test("the shop's callback that fails is called again with the same id", async () => {
    await shop.close();
    const ids: string[] = [];
    shop = await openShop({
      now: time.now,
      timers: time.timers,
      onResult: (payment) => {
        ids.push(payment.eventId);
        if (ids.length === 1) throw new Error("the shop's database is away");
      },
    });
    await pay(cards.frictionless);
    time.moveTo(10_000);
    await shop.payments.reconcile();
    time.moveTo(20_000_000);
    await shop.payments.reconcile();
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });
});

describe("a saved card", () => {
  async function buyerWithCard(cardNumber: string): Promise<{ session: string; paymentMeanId: string }> {
    const merchantWalletId = "WALLET1";
    await shop.gateway.addCard({ merchantWalletId, cardNumber, cardExpiryDate: "203012" });
    shop.orders.set("4711", { orderId: "4711", amountMinor: 2490, currencyCode: "978", merchantWalletId });
    const opened = await postJson(`${shop.url}/sips/sessions`, { orderId: "4711", mode: "wallet" });
    const { session, savedCards } = opened.body as {
      session: string;
      savedCards: readonly { paymentMeanId: string; maskedPan: string }[];
    };
    expect(savedCards).toMatchObject([{ maskedPan: expect.stringMatching(/^\d{4}#+\d{2}$/) as string }]);
    return { session, paymentMeanId: savedCards[0]?.paymentMeanId ?? "" };
  }

  test("pays without entering its number again", async () => {
    const input = await buyerWithCard(cards.frictionless);
    expect((await postJson(`${shop.url}/sips/payments`, input)).body).toMatchObject({ outcome: "accepted" });
    expect(await controlOf(shop).charges()).toHaveLength(1);
  });

  test("may need a challenge", async () => {
    const { body } = await postJson(`${shop.url}/sips/payments`, await buyerWithCard(cards.challenge));
    const page = await createBuyer(shop).authenticates(String(body["url"]), "Authenticate");
    expect(JSON.parse(page.text)).toMatchObject({ state: "accepted" });
  });

  test("cannot be used from a wallet that the shop did not assign to the buyer", async () => {
    const input = await buyerWithCard(cards.frictionless);
    shop.orders.set("4712", { orderId: "4712", amountMinor: 990, currencyCode: "978" });
    const none = await postJson(`${shop.url}/sips/sessions`, { orderId: "4712", mode: "wallet" });
    expect(none.body).toMatchObject({ code: "PAYMENT_MODE_UNAVAILABLE" });
    const another = await postJson(`${shop.url}/sips/payments`, { ...input, merchantWalletId: "WALLET2" });
    expect(another.body).toMatchObject({ code: "PAYMENT_BODY_INVALID", field: "merchantWalletId" });
  });
});
