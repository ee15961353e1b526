import { encryptCard, type CseKey } from "@sips-kit/cse";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { postJson } from "./buyer.js";
import { controlOf } from "./control.js";
import { openShop, type Shop } from "./shop.js";

// Saving cards over HTTP, against the simulator. A header that only this test shop trusts names the logged-in buyer.

const cardNumber = "5100000100000700";
let shop: Shop;

beforeEach(async () => {
  shop = await openShop({
    resolveWallet: ({ headers }) =>
      headers["x-buyer"] === undefined ? undefined : String(headers["x-buyer"]),
  });
});
afterEach(() => shop.close());

interface Listed {
  readonly savedCards: readonly { paymentMeanId: string; maskedPan: string; panExpiryDate: string }[];
  readonly cse: CseKey & { readonly scheme: string };
}

async function list(buyer: string): Promise<Listed> {
  const response = await fetch(`${shop.url}/sips/cards`, { headers: { "x-buyer": buyer } });
  expect(response.status).toBe(200);
  // The route's own answer, looked at below.
  return (await response.json()) as Listed;
}

async function encrypted(number = cardNumber, cardExpiryDate = "203412"): Promise<object> {
  const { cse } = await list("ANN");
  return { ...(await encryptCard({ cardNumber: number }, cse)), cardExpiryDate };
}

const save = (buyer: string, body: object) => postJson(`${shop.url}/sips/cards`, body, { "x-buyer": buyer });

async function remove(buyer: string, id: string, headers: Record<string, string> = {}) {
  const options = { method: "DELETE", headers: { "x-buyer": buyer, ...headers } };
  const response = await fetch(`${shop.url}/sips/cards/${id}`, options);
  const text = await response.text();
  // Problems are JSON objects.
  const { code } = (text === "" ? {} : JSON.parse(text)) as { code?: string };
  return { status: response.status, code };
}

test("saved, listed, paid with, deleted", async () => {
  expect((await list("ANN")).savedCards).toEqual([]);
  const saved = await save("ANN", { ...(await encrypted()), paymentMeanAlias: "The blue one" });
  expect(saved).toMatchObject({ status: 201, body: { savedCard: { panExpiryDate: "203412" } } });
  const { savedCards } = await list("ANN");
  expect(savedCards).toMatchObject([
    { maskedPan: "5100##########00", panExpiryDate: "203412", paymentMeanAlias: "The blue one" },
  ]);
  const [card] = savedCards;
  const order = { orderId: "4711", amountMinor: 2490, currencyCode: "978", merchantWalletId: "ANN" };
  shop.orders.set("4711", order);
  const opened = await postJson(`${shop.url}/sips/sessions`, { orderId: "4711", mode: "wallet" });
  const paid = await postJson(`${shop.url}/sips/payments`, {
    session: opened.body["session"],
    paymentMeanId: card?.paymentMeanId,
  });
  expect(paid.body).toMatchObject({ outcome: "accepted" });
  expect(await remove("ANN", card?.paymentMeanId ?? "")).toMatchObject({ status: 204 });
  expect((await list("ANN")).savedCards).toEqual([]);
});

describe("the brand of a co-badged card", () => {
  const coBadged = "4300000100000800";
  const brands = (buyer: string, body: object) =>
    postJson(`${shop.url}/sips/cards/brands`, body, { "x-buyer": buyer });

  test("can be looked up without a payment, and is the cardholder's choice, in the wallet and in the payment", async () => {
    expect((await brands("ANN", { cardIIN: "43000000" })).body).toEqual({ brands: ["CB", "VISA"] });
    const saved = await save("ANN", { ...(await encrypted(coBadged)), paymentMeanBrand: "VISA" });
    expect(saved.body).toMatchObject({ savedCard: { paymentMeanBrand: "VISA" } });
    expect((await list("ANN")).savedCards).toMatchObject([{ paymentMeanBrand: "VISA" }]);
    const order = { orderId: "4711", amountMinor: 2490, currencyCode: "978", merchantWalletId: "ANN" };
    shop.orders.set("4711", order);
    const opened = await postJson(`${shop.url}/sips/sessions`, { orderId: "4711", mode: "wallet" });
    await postJson(`${shop.url}/sips/payments`, { session: opened.body["session"], paymentMeanId: "1" });
    expect(shop.results).toMatchObject([{ state: "accepted", paymentMeanBrand: "VISA" }]);
  });

  test("is the card's first one if they chose none", async () => {
    await save("ANN", await encrypted(coBadged));
    expect((await list("ANN")).savedCards).toMatchObject([{ paymentMeanBrand: "CB" }]);
  });

  test("is not returned to a buyer who is not logged in, nor to a page on another origin", async () => {
    const cardIIN = "430000";
    const nobody = await postJson(`${shop.url}/sips/cards/brands`, { cardIIN });
    expect(nobody).toMatchObject({ status: 403, body: { code: "PAYMENT_WALLET_NONE" } });
    const headers = { "x-buyer": "ANN", origin: "https://evil.example" };
    const foreign = await postJson(`${shop.url}/sips/cards/brands`, { cardIIN }, headers);
    expect(foreign.body).toMatchObject({ code: "PAYMENT_ORIGIN_FOREIGN" });
  });

  test.each(["43000", "430000000", coBadged, "43 000", 430000])(
    "first digits %s are not taken",
    async (cardIIN) => {
      const { body } = await brands("ANN", { cardIIN });
      expect(body).toMatchObject({ status: 400, field: "cardIIN" });
    },
  );

  test("a gateway that cannot return the brands does not prevent saving", async () => {
    await controlOf(shop).fault("getCardData", "reset", "before", 9);
    expect(await brands("ANN", { cardIIN: "430000" })).toMatchObject({ status: 200, body: { brands: [] } });
  });
});

describe("unauthorised requests", () => {
  test("another buyer's wallet is never reached", async () => {
    await save("ANN", await encrypted());
    const [card] = (await list("ANN")).savedCards;
    expect((await list("BOB")).savedCards).toEqual([]);
    expect(await remove("BOB", card?.paymentMeanId ?? "")).toEqual({
      status: 404,
      code: "PAYMENT_SAVED_CARD_UNKNOWN",
    });
    const named = await save("BOB", { ...(await encrypted()), merchantWalletId: "ANN" });
    expect(named.body).toMatchObject({ code: "PAYMENT_BODY_INVALID", field: "merchantWalletId" });
    expect((await list("ANN")).savedCards).toHaveLength(1);
  });

  test("nobody is logged in", async () => {
    const listed = await fetch(`${shop.url}/sips/cards`);
    expect(await listed.json()).toMatchObject({ status: 403, code: "PAYMENT_WALLET_NONE" });
    const saved = await postJson(`${shop.url}/sips/cards`, await encrypted());
    expect(saved.body).toMatchObject({ code: "PAYMENT_WALLET_NONE" });
  });

  test("a page of another origin", async () => {
    await save("ANN", await encrypted());
    const foreign = { origin: "https://evil.example" };
    const saved = await postJson(`${shop.url}/sips/cards`, await encrypted(), foreign);
    expect(saved.body).toMatchObject({ code: "PAYMENT_ORIGIN_FOREIGN" });
    expect(await remove("ANN", "1", foreign)).toMatchObject({ code: "PAYMENT_ORIGIN_FOREIGN" });
    expect((await list("ANN")).savedCards).toHaveLength(1);
  });
});

describe("invalid cards", () => {
  test("a number in clear, a security code, an invalid ciphertext: nothing is saved or kept", async () => {
    const card = await encrypted();
    expect((await save("ANN", { ...card, cardNumber })).body).toMatchObject({
      code: "PAYMENT_CARD_IN_CLEAR",
    });
    expect((await save("ANN", { ...card, cardCSCValue: "918" })).body).toMatchObject({
      code: "PAYMENT_CARD_IN_CLEAR",
    });
    expect((await save("ANN", { ...card, cardNumber: "A".repeat(344) })).body).toMatchObject({
      status: 422,
      code: "PAYMENT_SAVED_CARD_REFUSED",
      field: "cardNumber",
    });
    expect((await list("ANN")).savedCards).toEqual([]);
    expect(JSON.stringify(shop.log)).not.toContain(cardNumber);
  });

  test("a card that was saved is not reported as refused by the answer to another call", async () => {
    await shop.gateway.signOff({ merchantWalletId: "NOBODY" });
    await controlOf(shop).arm({
      method: "addCard",
      fault: "swapped-answer",
      from: "signOff",
      when: "after",
    });
    expect(await save("ANN", await encrypted())).toMatchObject({
      status: 201,
      body: { savedCard: { paymentMeanId: "1" } },
    });
  });

  test("an expired card, a brand that the card lacks, the same card twice", async () => {
    expect((await save("ANN", await encrypted(cardNumber, "202001"))).body).toMatchObject({
      code: "PAYMENT_SAVED_CARD_REFUSED",
      field: "cardExpiryDate",
    });
    const wrongBrand = await save("ANN", { ...(await encrypted()), paymentMeanBrand: "AMEX" });
    expect(wrongBrand.body).toMatchObject({ field: "paymentMeanBrand" });
    expect((await save("ANN", await encrypted())).status).toBe(201);
    expect((await save("ANN", await encrypted())).body).toMatchObject({
      status: 409,
      code: "PAYMENT_SAVED_CARD_KNOWN",
    });
    expect((await list("ANN")).savedCards).toHaveLength(1);
  });

  test("the same card twice, where the gateway answers the older 02 instead of 94", async () => {
    expect((await save("ANN", await encrypted())).status).toBe(201);
    await controlOf(shop).arm({ method: "addCard", fault: "forced-code", code: "02", when: "before" });
    expect((await save("ANN", await encrypted())).body).toMatchObject({
      status: 409,
      code: "PAYMENT_SAVED_CARD_KNOWN",
    });
  });

  test.each(["2", "0", "x", "1%20", "1234567"])("unknown id %s", async (id) => {
    await save("ANN", await encrypted());
    expect(await remove("ANN", id)).toEqual({ status: 404, code: "PAYMENT_SAVED_CARD_UNKNOWN" });
    expect((await list("ANN")).savedCards).toHaveLength(1);
  });

  test("a bank account in the same wallet is not listed as a card", async () => {
    const account = { paymentMeanBrand: "ELV", customerAccount: "12345600", customerBankCode: "12345678" };
    const debit = await shop.gateway.addDirectDebit({ merchantWalletId: "ANN", ...account });
    const paymentMeanId = debit.kind === "accepted" ? (debit.answer.paymentMeanId ?? "") : "";
    expect(paymentMeanId).not.toBe("");
    expect((await list("ANN")).savedCards).toEqual([]);
    expect(await remove("ANN", paymentMeanId)).toMatchObject({ code: "PAYMENT_SAVED_CARD_UNKNOWN" });
  });
});

test("card testing is rate-limited", async () => {
  const card = await encrypted(cardNumber, "202001");
  const answers = [];
  for (let tries = 0; tries < 14; tries += 1) answers.push(await save("ANN", card));
  expect(answers.slice(0, 12).map(({ status }) => status)).toEqual(Array(12).fill(422));
  expect(answers[13]).toMatchObject({ status: 429, body: { code: "PAYMENT_TOO_MANY" } });
});

describe("lost answers", () => {
  test("addCard: the wallet shows that the card was saved", async () => {
    const card = await encrypted();
    await controlOf(shop).fault("addCard", "reset", "after");
    const saved = await save("ANN", card);
    expect(saved).toMatchObject({ status: 201, body: { savedCard: { paymentMeanId: "1" } } });
    expect((await list("ANN")).savedCards).toHaveLength(1);
  });

  test("addCard: a card that is not in the wallet is reported as such, and can be saved again", async () => {
    const card = await encrypted();
    await controlOf(shop).fault("addCard", "reset", "before");
    expect((await save("ANN", card)).body).toMatchObject({ status: 503, code: "PAYMENT_SAVED_CARD_UNSURE" });
    expect((await save("ANN", card)).status).toBe(201);
    expect((await list("ANN")).savedCards).toHaveLength(1);
  });

  test("deletePaymentMean: success if the card is gone, an error if it is still there", async () => {
    await save("ANN", await encrypted());
    await controlOf(shop).fault("deletePaymentMean", "reset", "before");
    expect(await remove("ANN", "1")).toEqual({ status: 503, code: "PAYMENT_GATEWAY_UNREACHABLE" });
    await controlOf(shop).fault("deletePaymentMean", "reset", "after");
    expect(await remove("ANN", "1")).toMatchObject({ status: 204 });
    expect((await list("ANN")).savedCards).toEqual([]);
  });
});

test("other methods are answered with the allowed ones", async () => {
  const response = await fetch(`${shop.url}/sips/cards`, { method: "PUT" });
  expect(response.status).toBe(405);
  expect(response.headers.get("allow")).toBe("GET, POST");
});

test("without resolveWallet there are no saved cards", async () => {
  const other = await openShop({ simulator: shop.simulator });
  try {
    const answer = await fetch(`${other.url}/sips/cards`);
    expect(await answer.json()).toMatchObject({ status: 409, code: "PAYMENT_MODE_UNAVAILABLE" });
  } finally {
    await other.close();
  }
});
