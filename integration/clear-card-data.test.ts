import { merchantRouter } from "@sips-kit/server";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createBuyer, postJson } from "./buyer.js";
import { openShop, type Shop } from "./shop.js";

// What a page may send by mistake: card numbers as text, with any digits and separators, and unknown field names. The
// server accepts, stores and repeats neither.

let shop: Shop;
beforeEach(async () => {
  shop = await openShop({ resolveWallet: () => "ANN" });
  shop.app.use("/merchant", merchantRouter(shop.payments, { authorize: () => true }));
});
afterEach(() => shop.close());

const written = {
  plain: "5100000100000700",
  "in groups": "5100 0001 0000 0700",
  "with slashes": "5100/0001/0000/0700",
  "letter by letter": "5 1 0 0 - 0 0 0 1 - 0 0 0 0 - 0 7 0 0",
  "full-width": "５１００　０００１　００００　０７００",
  "Arabic-Indic": "٥١٠٠ ٠٠٠١ ٠٠٠٠ ٠٧٠٠",
  Persian: "۵۱۰۰۰۰۰۱۰۰۰۰۰۷۰۰",
  Devanagari: "५१०० ०००१ ०००० ०७००",
  "zero-width": [..."5100000100000700"].join("\u200b"),
} as const;

describe.each(Object.entries(written))("a card number, %s", (_how, pan) => {
  test("is not accepted as the cardholder's name", async () => {
    const buyer = createBuyer(shop);
    const { session } = await buyer.opens("4711");
    const paymentToken = await buyer.types("5100000100000700");
    const send = (cardholderName: string) =>
      postJson(`${shop.url}/sips/payments`, { session, paymentToken, cardholderName });
    expect((await send(`Ada ${pan}`)).body).toMatchObject({
      status: 400,
      code: "PAYMENT_CARD_IN_CLEAR",
      field: "cardholderName",
    });
    expect(JSON.stringify(shop.log)).not.toContain(pan);
    // It used nothing up: the same session and token can pay.
    expect((await send("Ada Lovelace")).body).toMatchObject({ outcome: "accepted" });
  });

  test("is not accepted as the name of a saved card, nor as a remark on an operation", async () => {
    const card = { cardNumber: "A".repeat(344), cardExpiryDate: "203412", paymentMeanAlias: pan };
    expect((await postJson(`${shop.url}/sips/cards`, card)).body).toMatchObject({
      code: "PAYMENT_CARD_IN_CLEAR",
      field: "paymentMeanAlias",
    });
    const request = { idempotencyKey: "1", reference: "R1", amountMinor: 100, comment: `See ${pan}.` };
    expect((await postJson(`${shop.url}/merchant/operations/refund`, request)).body).toMatchObject({
      code: "PAYMENT_CARD_IN_CLEAR",
      field: "comment",
    });
  });
});

test.each(["EAN 3017620422007", "SIRET 55210055400013", "SIRET 380 129 866 46850"])(
  "a remark with %s, which has a card's check digit, is accepted",
  async (comment) => {
    const request = { idempotencyKey: "1", reference: "R1", amountMinor: 100, comment };
    const { body } = await postJson(`${shop.url}/merchant/operations/refund`, request);
    expect(body).toMatchObject({ operation: { state: "refused" } });
  },
);

test("a refused remark says what to write instead", async () => {
  const request = { idempotencyKey: "1", reference: "R1", comment: "See 5100 0001 0000 0700." };
  const { body } = await postJson(`${shop.url}/merchant/operations/refund`, request);
  expect(body["detail"]).toContain("comment holds card data in clear");
  expect(body["detail"]).toContain("leave the number out, or write its last four digits");
});

test("three digits of any script in a row are not accepted in a name", async () => {
  const { session } = await createBuyer(shop).opens("4711");
  const body = { session, paymentToken: "tok", cardholderName: "Ada ٩١٨" };
  expect((await postJson(`${shop.url}/sips/payments`, body)).body).toMatchObject({
    code: "PAYMENT_BODY_INVALID",
    field: "cardholderName",
  });
});

test.each(["   ", "\u200b", "\u00a0\u2060", "\u3164", "\u2800"])(
  "%j, which nobody can see, is not accepted as a name",
  async (blank) => {
    const { session } = await createBuyer(shop).opens("4711");
    const paying = await postJson(`${shop.url}/sips/payments`, {
      session,
      paymentToken: "tok",
      cardholderName: blank,
    });
    expect(paying.body).toMatchObject({
      code: "PAYMENT_BODY_INVALID",
      field: "cardholderName",
      detail: expect.stringContaining("it must be a name with visible characters"),
    });
    const card = { cardNumber: "A".repeat(344), cardExpiryDate: "203412", paymentMeanAlias: blank };
    expect((await postJson(`${shop.url}/sips/cards`, card)).body).toMatchObject({
      code: "PAYMENT_BODY_INVALID",
      field: "paymentMeanAlias",
    });
  },
);

test("a form without a field for the name sends it empty, and pays", async () => {
  const buyer = createBuyer(shop);
  const { session } = await buyer.opens("4711");
  const paymentToken = await buyer.types("5100000100000700");
  const paying = await postJson(`${shop.url}/sips/payments`, { session, paymentToken, cardholderName: "" });
  expect(paying.body).toMatchObject({ outcome: "accepted" });
});

describe("names of fields of 16,000 characters", () => {
  const long = {
    letters: "a".repeat(15_000),
    digits: "5".repeat(15_000),
    groups: "4100 0000 0000 0001 ".repeat(750),
    dots: "a.".repeat(7_500),
  };
  test.each(Object.entries(long))("%s: cost nothing, and come back in no answer", async (_name, name) => {
    const right = {
      "/sips/sessions": { orderId: "4711", mode: "cse" },
      "/sips/brands": { session: "x", cardIIN: "510000" },
      "/sips/payments": { session: "x", paymentToken: "tok" },
      "/sips/cards": { cardNumber: "A".repeat(344), cardExpiryDate: "203412" },
      "/merchant/operations/refund": { idempotencyKey: "1", reference: "R1" },
    };
    const before = process.cpuUsage().user;
    let sent = 0;
    for (const [path, body] of Object.entries(right)) {
      for (const value of [1, "5100000100000700"]) {
        const answers = await Promise.all(
          Array.from({ length: 20 }, () => postJson(shop.url + path, { ...body, [name]: value })),
        );
        sent += answers.length;
        for (const { status, body: problem } of answers) {
          expect(status).toBe(400);
          expect(problem["field"]).toBeUndefined();
          expect(JSON.stringify(problem).length).toBeLessThan(400);
        }
      }
    }
    const perRequestMs = (process.cpuUsage().user - before) / 1_000 / sent;
    // The processor's own time, of client and server: some two milliseconds. A search that goes back took 140.
    expect(perRequestMs).toBeLessThan(40);
    expect(JSON.stringify(shop.log).length).toBeLessThan(50_000);
  });
});
