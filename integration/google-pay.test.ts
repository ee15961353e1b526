import { card, googlePay } from "@sips-kit/server";
import type { GooglePayCard } from "@sips-kit/simulator";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createBuyer, type Page } from "./buyer.js";
import { controlOf } from "./control.js";
import { googlePayload } from "./google-payload.js";
import { createMovableTime, type MovableTime } from "./movable-time.js";
import { stores } from "./stores.js";
import { openShop, type Shop, type ShopChange } from "./shop.js";
import { createSupplierBuyer } from "./supplier-buyer.js";

/* Google Pay, over HTTP against the simulator, on both stores. The page's part, which gets the payload from Google's
 * script, is in google-pay.chromium.test.ts.
 */
const good = "5100000100000700";

let time: MovableTime;
let shop: Shop;
/** Every payload of the test: none of them may be found anywhere. */
let payloads: string[];

async function open(change: ShopChange = {}): Promise<void> {
  time = createMovableTime();
  payloads = [];
  shop = await openShop({
    now: time.now,
    timers: time.timers,
    paymentMethods: [card(), googlePay()],
    ...change,
  });
}

async function payload(cardNumber: string, authMethod?: GooglePayCard["authMethod"]): Promise<string> {
  const made = await googlePayload(shop, cardNumber, authMethod);
  payloads.push(made);
  return made;
}

/** From the session to the answer of `POST payments`. */
async function pays(paymentData: string, orderId = "4711") {
  const buyer = createSupplierBuyer(shop, "google-pay");
  return buyer.pays(await buyer.opens(orderId), { paymentData });
}

const attempts = (orderId = "4711") => shop.payments.listByOrder(orderId);
const newest = async (orderId = "4711") => (await attempts(orderId))[0];
const chargeCount = async () => (await controlOf(shop).charges()).length;
const calls = (method: string) =>
  shop.log.filter((one) => (one as { readonly step?: string }).step === method).length;
const stateOn = (page: Page) => (JSON.parse(page.text) as { readonly state: string }).state;

async function resolves(): Promise<void> {
  for (let quarter = 0; quarter < 12; quarter += 1) {
    await controlOf(shop).advance("PT15M");
    time.pass(15 * 60_000);
    await shop.payments.reconcile();
  }
}

/** A payload, or a part of it that is long enough to be told, in what the shop has kept or shown. */
async function leaks(): Promise<readonly string[]> {
  const references = (await Promise.all([attempts("4711"), attempts("4712")])).flat();
  const journaled = await Promise.all(
    references.flatMap(({ reference }) => [shop.journal.read(reference), shop.journal.events(reference)]),
  );
  const text = JSON.stringify([journaled, shop.log, shop.results, references]);
  const control = await Promise.all(
    ["exchanges", "transactions"].map(async (path) =>
      (await fetch(`${shop.simulator.url}/_control/${path}`)).text(),
    ),
  );
  return payloads.flatMap((one) => one.split(".").slice(1)).filter((part) => (text + control).includes(part));
}

afterEach(async () => {
  const found = await leaks();
  await shop.close();
  expect(found).toEqual([]);
});

describe.each(stores)("journal on %s", (_store, openStore) => {
  beforeEach(async () => {
    await open({ journal: await openStore() });
  });

  test("the session says what Google's sheet shows", async () => {
    const session = await createSupplierBuyer(shop, "google-pay").opens();
    expect(session).toMatchObject({
      paymentMethod: "google-pay",
      googlePay: { totalPrice: "24.90", currencyCode: "EUR" },
    });
  });

  test("a card that the device has authenticated is charged at once, by one order", async () => {
    expect(await pays(await payload(good))).toMatchObject({
      status: 200,
      body: { next: "result", outcome: "accepted" },
    });
    const paid = await newest();
    expect(paid).toMatchObject({
      state: "accepted",
      paymentMethod: "google-pay",
      maskedPan: "5100##########00",
    });
    expect(shop.results).toMatchObject([{ reference: paid?.reference, state: "accepted" }]);
    const events = await shop.payments.events(paid?.reference ?? "");
    expect(events.map(({ to, what }) => [to, what])).toEqual([
      ["opened", expect.any(String)],
      ["starting", "google-pay: the first call is being sent"],
      ["charging", "cardOrder is being sent"],
      ["accepted", expect.any(String)],
    ]);
    expect([calls("cardOrder"), calls("cardCheckEnrollment"), await chargeCount()]).toEqual([1, 0, 1]);
  });

  test("a card on file continues with 3-D Secure, and is charged after the challenge", async () => {
    const { body } = await pays(await payload("5100000000000800", "PAN_ONLY"));
    expect(body).toMatchObject({ next: "redirect" });
    expect(await chargeCount()).toBe(0);
    const page = await createBuyer(shop).authenticates(String(body["url"]), "Authenticate");
    expect(stateOn(page)).toBe("accepted");
    expect(await newest()).toMatchObject({ authentication: "challenge", holderAuthentStatus: "SUCCESS" });
    expect([calls("cardOrder"), await chargeCount()]).toEqual([0, 1]);
  });

  test("a challenge that fails pays nothing, and the order may be paid with another payload", async () => {
    const { body } = await pays(await payload("5100000000000800", "PAN_ONLY"));
    const page = await createBuyer(shop).authenticates(String(body["url"]), "Fail");
    expect(stateOn(page)).toBe("refused");
    expect((await pays(await payload(good))).body).toMatchObject({ outcome: "accepted" });
    expect(await chargeCount()).toBe(1);
  });

  test("refused by the bank: nothing is charged, and the buyer may try again", async () => {
    expect((await pays(await payload("5100000100000205"))).body).toMatchObject({
      outcome: "refused",
      retry: true,
    });
    expect(await newest()).toMatchObject({ state: "refused", responseCode: "05" });
    expect(await chargeCount()).toBe(0);
  });

  test("a payload that has paid is refused with its reason, for any order, without a call", async () => {
    const used = await payload(good);
    expect((await pays(used)).body).toMatchObject({ outcome: "accepted" });
    expect((await pays(used, "4712")).body).toMatchObject({
      outcome: "abandoned",
      reason: "payment-data-used",
      retry: true,
      buyerMessage: { en: expect.stringContaining("has been used before") },
    });
    expect([calls("paymentDataProviderCheck"), await chargeCount()]).toEqual([1, 1]);
    expect((await pays(await payload(good), "4712")).body).toMatchObject({ outcome: "accepted" });
  });

  test("one payload sent for two orders at the same time pays one of them", async () => {
    const used = await payload(good);
    const answers = await Promise.all([pays(used), pays(used, "4712")]);
    expect(answers.map(({ body }) => body["outcome"]).toSorted()).toEqual(["abandoned", "accepted"]);
    expect(await chargeCount()).toBe(1);
  });

  test("still used after a week, when other counters are forgotten", async () => {
    const used = await payload(good);
    await pays(used);
    await controlOf(shop).advance("P7D");
    time.pass(7 * 24 * 3_600_000);
    await shop.payments.reconcile();
    expect((await pays(used, "4712")).body).toMatchObject({ reason: "payment-data-used" });
  });

  test("a forged payload is refused by the gateway", async () => {
    const [head = "", ...rest] = (await payload(good)).split(".");
    const forged = [head, ...rest.slice(0, -1), Buffer.alloc(16).toString("base64url")].join(".");
    expect((await pays(forged)).body).toMatchObject({ outcome: "refused", retry: true });
    expect(await newest()).toMatchObject({ state: "refused", responseCode: "12" });
    expect(await chargeCount()).toBe(0);
  });

  const losses = [
    { call: "paymentDataProviderCheck", authMethod: "CRYPTOGRAM_3DS", end: "abandoned" },
    { call: "cardOrder", authMethod: "CRYPTOGRAM_3DS", end: "accepted" },
    { call: "cardCheckEnrollment", authMethod: "PAN_ONLY", end: "abandoned" },
    { call: "cardValidateAuthenticationAndOrder", authMethod: "PAN_ONLY", end: "accepted" },
  ] as const;
  test.each(losses)("the answer of $call is lost after it was carried out: $end", async (loss) => {
    const { call, authMethod, end } = loss;
    const control = controlOf(shop);
    await control.fault(call, "reset", "after", 100);
    await pays(await payload(good, authMethod));
    await control.disarm();
    await resolves();
    expect(await newest()).toMatchObject({ state: end });
    expect(shop.results).toMatchObject([{ state: end }]);
    expect(await chargeCount()).toBe(end === "accepted" ? 1 : 0);
  });

  test("cardOrder is lost before it was carried out: nothing is charged, and nothing is sent again", async () => {
    const control = controlOf(shop);
    await control.fault("cardOrder", "reset", "before", 100);
    expect((await pays(await payload(good))).body).toMatchObject({ outcome: "unknown" });
    await control.disarm();
    await resolves();
    expect(await newest()).toMatchObject({ state: "abandoned", reason: "never-ordered" });
    expect([calls("cardOrder"), await chargeCount()]).toEqual([1, 0]);
  });
});

describe("what the gateway and the bank want", () => {
  test("an order that must be challenged is, although the device has authenticated the buyer", async () => {
    await open();
    shop.orders.set("4711", {
      orderId: "4711",
      amountMinor: 2490,
      currencyCode: "978",
      details: { fraudData: { challengeMode3DS: "CHALLENGE_MANDATE" } },
    });
    expect((await pays(await payload("5100000000000800"))).body).toMatchObject({ next: "redirect" });
    expect(calls("cardOrder")).toBe(0);
  });

  test("another reading of the check's answer is one setting", async () => {
    await open({
      paymentMethods: [
        googlePay({
          orderWith: ({ tokenPan = "", cardExpiryDate = "" }) => ({
            card: { cardNumber: tokenPan, cardExpiryDate, panType: "TOKEN_PAN" },
          }),
        }),
      ],
    });
    expect((await pays(await payload("5100000000000800"))).body).toMatchObject({ next: "redirect" });
  });

  test("an answer that names no card is given up, and nothing is ordered", async () => {
    await open({ paymentMethods: [googlePay({ orderWith: () => undefined })] });
    expect((await pays(await payload(good))).body).toMatchObject({ outcome: "abandoned", retry: true });
    expect(await chargeCount()).toBe(0);
  });

  test.each([
    ["nothing", undefined],
    ["a card number", "5100000100000700"],
    ["a short text", "x"],
    ["a text with a line break", `${"x".repeat(100)}\n`],
  ])("%s is no payload, and leaves the session open", async (_what, wrong) => {
    await open();
    const buyer = createSupplierBuyer(shop, "google-pay");
    const session = await buyer.opens();
    expect(await buyer.pays(session, { paymentData: wrong })).toMatchObject({ status: 400 });
    expect((await buyer.pays(session, { paymentData: await payload(good) })).body).toMatchObject({
      outcome: "accepted",
    });
  });
});
