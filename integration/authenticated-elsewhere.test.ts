import { encryptCard, type CseKey } from "@sips-kit/cse";
import {
  card,
  savedCard,
  type AuthenticatedElsewhereSettings,
  type Order,
  type OutsideAuthentication,
  type PaymentSession,
} from "@sips-kit/server";
import { afterEach, describe, expect, test } from "vitest";
import { createBuyer, postJson } from "./buyer.js";
import { controlOf } from "./control.js";
import { createMovableTime, type MovableTime } from "./movable-time.js";
import { openShop, type Shop } from "./shop.js";
import { openJournalIn } from "./stores.js";

/* Orders whose cardholder has authenticated with another provider than the gateway. */

const cardNumber = "5100000100000700";
const hourMs = 3_600_000;
let shop: Shop;
let time: MovableTime;
afterEach(() => shop.close());

async function opens(store = "SQLite", authenticatedElsewhere: AuthenticatedElsewhereSettings = {}) {
  time = createMovableTime();
  shop = await openShop({
    journal: await openJournalIn(store),
    paymentMethods: [card({ authenticatedElsewhere }), savedCard({ authenticatedElsewhere })],
    now: time.now,
    timers: time.timers,
  });
}

function authenticated(change: Partial<OutsideAuthentication> = {}): OutsideAuthentication {
  return {
    messageVersion: "2.2.0",
    transStatus: "Y",
    authenticationValue: "AAcBB1QVhQAAAAAAAABjdJEAAAA=",
    eci: "02",
    dsTransId: "f3a1c2d4-5b6e-4f70-8a91-b2c3d4e5f607",
    authenticatedAt: time.now() - 60_000,
    amountMinor: 2490,
    currencyCode: "978",
    ...change,
  };
}

function orders(orderId: string, change: Partial<Order> = {}): void {
  shop.orders.set(orderId, { orderId, amountMinor: 2490, currencyCode: "978", ...change });
}

/** Pays an order by card, at the page's routes. */
async function pays(orderId: string, number = cardNumber) {
  const buyer = createBuyer(shop);
  return buyer.pays(await buyer.opens(orderId), await buyer.types(number));
}

const newest = async (orderId: string) => (await shop.payments.listByOrder(orderId))[0];
const transaction = async (reference = "") =>
  (await controlOf(shop).transactions()).find((one) => one["transactionReference"] === reference);
const charges = async () => (await controlOf(shop).charges()).length;

describe.each(["SQLite", "PostgreSQL"])("in %s", (store) => {
  test("a card is charged at once, with the other provider's result, and support sees which", async () => {
    await opens(store);
    const authentication = authenticated({ acsTransId: "0b8e7c52-98f1-4c1b-9f0a-6f2f6a1b2c3d" });
    orders("4711", { authentication });
    expect((await pays("4711")).body).toMatchObject({ next: "result", outcome: "accepted" });
    const payment = await newest("4711");
    expect(payment).toMatchObject({ state: "accepted", authentication: "elsewhere", liabilityShift: true });
    expect(await transaction(payment?.reference)).toMatchObject({
      authentication: { status: "SUCCESS" },
    });
    const events = await shop.payments.events(payment?.reference ?? "");
    expect(events).toContainEqual(
      expect.objectContaining({
        what: "cardOrder is being sent",
        details: {
          messageVersion: "2.2.0",
          transStatus: "Y",
          eci: "02",
          dsTransId: authentication.dsTransId,
        },
      }),
    );
    const written = JSON.stringify([events, await shop.journal.read(payment?.reference ?? ""), shop.log]);
    expect(written).not.toContain(authentication.authenticationValue);
    expect(written).not.toContain("cardCheckEnrollment");
  });

  test("so is a card that the browser has encrypted, and a saved one", async () => {
    await opens(store);
    orders("4711", { authentication: authenticated() });
    const session = await createBuyer(shop).opens("4711", "cse");
    const encrypted = await encryptCard({ cardNumber, cardCSCValue: "123" }, session.cse as CseKey);
    const typed = { session: session.session, ...encrypted, cardExpiryDate: "203412" };
    expect((await postJson(`${shop.url}/sips/payments`, typed)).body).toMatchObject({ outcome: "accepted" });

    await shop.gateway.addCard({ merchantWalletId: "ANN", cardNumber, cardExpiryDate: "203412" });
    const dsTransId = "11111111-2222-4333-8444-555555555555";
    orders("4712", { merchantWalletId: "ANN", authentication: authenticated({ dsTransId }) });
    const { body } = await postJson(`${shop.url}/sips/sessions`, { orderId: "4712", mode: "wallet" });
    const saved = { session: (body as unknown as PaymentSession).session, paymentMeanId: "1" };
    expect((await postJson(`${shop.url}/sips/payments`, saved)).body).toMatchObject({ outcome: "accepted" });
    const payment = await newest("4712");
    expect(payment).toMatchObject({ authentication: "elsewhere" });
    expect(await transaction(payment?.reference)).toMatchObject({ authentication: { status: "SUCCESS" } });
    expect((await shop.payments.events(payment?.reference ?? "")).map(({ what }) => what)).toContain(
      "walletOrder is being sent",
    );
  });

  test("a lost answer is resolved by a query, and charges once", async () => {
    await opens(store);
    orders("4711", { authentication: authenticated() });
    await controlOf(shop).fault("cardOrder", "reset", "after");
    expect((await pays("4711")).body).toMatchObject({ outcome: "unknown" });
    await shop.payments.reconcile();
    expect(await newest("4711")).toMatchObject({ state: "accepted", authentication: "elsewhere" });
    expect(await charges()).toBe(1);
  });

  test("a call that never arrived charges nothing, and is not sent again", async () => {
    await opens(store);
    orders("4711", { authentication: authenticated() });
    await controlOf(shop).fault("cardOrder", "reset", "before");
    await pays("4711");
    await shop.payments.reconcile();
    expect(await newest("4711")).toMatchObject({ state: "unknown" });
    time.pass(2 * hourMs);
    await shop.payments.reconcile();
    expect(await newest("4711")).toMatchObject({ state: "abandoned" });
    expect(await charges()).toBe(0);
  });

  test("an authentication pays once, whichever order it comes with", async () => {
    await opens(store);
    const authentication = authenticated();
    for (const orderId of ["4711", "4712"]) orders(orderId, { authentication });
    const outcomes = await Promise.all(["4711", "4712"].map((orderId) => pays(orderId)));
    expect(outcomes.map(({ body }) => body["outcome"]).toSorted()).toEqual(["abandoned", "accepted"]);
    const given = await Promise.all(["4711", "4712"].map(newest));
    const abandoned = given.find((one) => one?.state === "abandoned");
    expect(abandoned).toMatchObject({
      reason: "authentication-unusable",
      buyerMessage: { en: expect.stringContaining("Nothing was charged") },
    });
    expect((await shop.payments.events(abandoned?.reference ?? "")).at(-1)).toMatchObject({
      details: { code: "used" },
    });
    expect(await charges()).toBe(1);
  });
});

test.each<[string, AuthenticatedElsewhereSettings, () => OutsideAuthentication | undefined]>([
  ["expired", {}, () => authenticated({ authenticatedAt: time.now() - 25 * hourMs })],
  ["expired", { lifeMs: hourMs }, () => authenticated({ authenticatedAt: time.now() - 2 * hourMs })],
  ["expired", {}, () => authenticated({ authenticatedAt: time.now() + hourMs })],
  ["missing", { required: true }, () => undefined],
])("one that is %s, with the settings %j, charges nothing", async (code, settings, authenticationOf) => {
  await opens("SQLite", settings);
  const authentication = authenticationOf();
  orders("4711", authentication && { authentication });
  expect((await pays("4711")).body).toMatchObject({
    outcome: "abandoned",
    reason: "authentication-unusable",
  });
  const { reference = "" } = (await newest("4711")) ?? {};
  expect((await shop.payments.events(reference)).at(-1)).toMatchObject({ details: { code } });
  expect(await charges()).toBe(0);
});

test("neither its value nor a security code is kept until the charge has an answer", async () => {
  time = createMovableTime();
  // A method with a step between return and charge, which keeps what the buyer's return has carried.
  const settings = { authenticateSeparately: true, authenticatedElsewhere: {} };
  shop = await openShop({ paymentMethods: [savedCard(settings)], now: time.now, timers: time.timers });
  const wallet = { merchantWalletId: "ANN" };
  await shop.gateway.addCard({ ...wallet, cardNumber, cardExpiryDate: "203412" });
  const authentication = authenticated();
  orders("4711", { ...wallet, authentication });
  const opened = await postJson(`${shop.url}/sips/sessions`, { orderId: "4711", mode: "wallet" });
  const session = opened.body as unknown as PaymentSession;
  const { cardCSCValue } = await encryptCard({ cardNumber, cardCSCValue: "123" }, session.cse as CseKey);
  await controlOf(shop).fault("walletOrder", "reset", "after");
  const sent = { session: session.session, paymentMeanId: "1", cardCSCValue };
  expect((await postJson(`${shop.url}/sips/payments`, sent)).body).toMatchObject({ outcome: "unknown" });
  const [kept] = await shop.journal.listByOrder("4711");
  const written = JSON.stringify([kept, await shop.payments.events(kept?.reference ?? "")]);
  expect(written).not.toContain(authentication.authenticationValue);
  expect(written).not.toContain(cardCSCValue);
});

test("without one, the gateway runs 3-D Secure as ever", async () => {
  await opens();
  orders("4711");
  await pays("4711");
  expect(await newest("4711")).toMatchObject({ state: "accepted", authentication: "frictionless" });
});

test.each<[string, Partial<Record<keyof OutsideAuthentication, unknown>>]>([
  ["messageVersion", { messageVersion: "1.0.2" }],
  ["transStatus", { transStatus: "N" }],
  ["authenticationValue", { authenticationValue: "AAcBB1QVhQAAAAAAAABjdJEAAA==" }],
  ["authenticationValue", { authenticationValue: "" }],
  ["eci", { eci: "07" }],
  ["eci", { eci: "06" }],
  ["dsTransId", { dsTransId: "42" }],
  ["authenticatedAt", { authenticatedAt: "today" }],
  ["amountMinor", { amountMinor: 2491 }],
  ["currencyCode", { currencyCode: "840" }],
  ["cardNumber", { cardNumber: "x" } as object],
])("a wrong %s is a defect of the shop, named before anything is sent", async (field, change) => {
  await opens();
  orders("4711");
  const buyer = createBuyer(shop);
  const [session, token] = [await buyer.opens("4711"), await buyer.types(cardNumber)];
  // What a shop in JavaScript may give.
  orders("4711", { authentication: { ...authenticated(), ...change } as OutsideAuthentication });
  expect(await buyer.pays(session, token)).toMatchObject({
    status: 500,
    body: { code: "PAYMENT_ORDER_INVALID", field: `authentication.${field}` },
  });
  orders("4711", { authentication: authenticated() });
  expect((await buyer.pays(session, token)).body).toMatchObject({ outcome: "accepted" });
});

test("the bank may refuse it all the same", async () => {
  await opens();
  orders("4711", { authentication: authenticated() });
  expect((await pays("4711", "5100000100000205")).body).toMatchObject({ outcome: "refused" });
});

test("an order that has changed is not charged with it", async () => {
  time = createMovableTime();
  shop = await openShop({
    paymentMethods: [card()],
    resolveOrder: (orderId, { step }) => ({
      orderId,
      amountMinor: step === "charge" ? 990 : 2490,
      currencyCode: "978",
      ...(step === "submit" && { authentication: authenticated() }),
    }),
  });
  expect((await pays("4712")).body).toMatchObject({ outcome: "abandoned", reason: "order-changed" });
  expect(await charges()).toBe(0);
});

test("how the gateway is told of it is a setting", async () => {
  const data = () => ({ holderAuthentProgram: "3DS_V2", threeDV2: { txStatus: "A" } }) as const;
  await opens("SQLite", { data });
  orders("4711", { authentication: authenticated() });
  await pays("4711");
  const { reference } = (await newest("4711")) ?? {};
  expect(await transaction(reference)).toMatchObject({ authentication: { status: "ATTEMPT" } });
});

test("a life beyond what the journal remembers is refused when the server starts", async () => {
  await opens();
  expect(() => card({ authenticatedElsewhere: { lifeMs: 31 * 24 * hourMs } })).toThrow("lifeMs");
});
