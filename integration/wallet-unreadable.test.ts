import { startSimulator, type Simulator } from "@sips-kit/simulator";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startAnsweringLine } from "./answering-line.js";
import { postJson } from "./buyer.js";
import { openShop, type Shop } from "./shop.js";

// Only a sealed 25 (01 in older interfaces) means that there is no wallet. After any other refusal the cards may still
// be there, and nobody may be told that they are gone.

let simulator: Simulator;
let line: Awaited<ReturnType<typeof startAnsweringLine>>;
let shop: Shop;

beforeEach(async () => {
  simulator = await startSimulator({ port: 0 });
  line = await startAnsweringLine(simulator.url);
  shop = await openShop({ simulator, line: line.url, resolveWallet: () => "ANN" });
  const order = { orderId: "4711", amountMinor: 2490, currencyCode: "978", merchantWalletId: "ANN" };
  shop.orders.set("4711", order);
  const card = { cardNumber: "5100000100000700", cardExpiryDate: "203412" };
  expect((await shop.gateway.addCard({ merchantWalletId: "ANN", ...card })).kind).toBe("accepted");
});
afterEach(async () => {
  await shop.close();
  await line.close();
  await simulator.close();
});

async function ask(method: "GET" | "DELETE", path: string) {
  const response = await fetch(`${shop.url}/sips/${path}`, { method });
  const text = await response.text();
  // Problems and lists are JSON objects; 204 has no body.
  const body = (text === "" ? {} : JSON.parse(text)) as Record<string, unknown>;
  return { status: response.status, body };
}

/** A shop whose looks into the wallet are answered like this, one after the other. */
function openLooking(looks: ({ readonly walletResponseCode: string } | undefined)[]): Promise<Shop> {
  return openShop({
    simulator,
    line: line.url,
    resolveWallet: () => "ANN",
    around: (gateway) => ({
      ...gateway,
      getWalletData: (request, options) => {
        line.answers("getWalletData", looks.shift());
        return gateway.getWalletData(request, options);
      },
    }),
  });
}

const unreadable = { status: 502, code: "PAYMENT_GATEWAY_REFUSED" };

describe.each(["34", "40", "03", "99", "12", "30", "Z9"])("getWalletData refused with %s", (code) => {
  beforeEach(() => line.answers("getWalletData", { walletResponseCode: code }));

  test("is not an empty wallet: listing, paying and saving report that it cannot be read", async () => {
    expect((await ask("GET", "cards")).body).toMatchObject(unreadable);
    const opened = await postJson(`${shop.url}/sips/sessions`, { orderId: "4711", mode: "wallet" });
    expect(opened.body).toMatchObject(unreadable);
    const card = { cardNumber: "A".repeat(344), cardExpiryDate: "203412" };
    expect((await postJson(`${shop.url}/sips/cards`, card)).body).toMatchObject(unreadable);
    expect(shop.log).toContainEqual(expect.objectContaining({ step: "getWalletData", code }));
  });

  test("is not a deleted card", async () => {
    expect((await ask("DELETE", "cards/1")).body).toMatchObject(unreadable);
    // Nor when the deleting call itself was refused.
    line.answers("getWalletData", undefined);
    line.answers("deletePaymentMean", { walletResponseCode: code });
    expect(await ask("DELETE", "cards/1")).toMatchObject({
      status: 502,
      body: { code: "PAYMENT_GATEWAY_REFUSED" },
    });
    line.answers("deletePaymentMean", undefined);
    expect((await ask("GET", "cards")).body["savedCards"]).toMatchObject([{ paymentMeanId: "1" }]);
    expect(await ask("DELETE", "cards/1")).toMatchObject({ status: 204 });
    expect((await ask("GET", "cards")).body["savedCards"]).toEqual([]);
  });
});

test("the card remains if the wallet cannot be read after the deleting call", async () => {
  // The first look finds the card, the call is refused, the second look is not answered.
  line.answers("deletePaymentMean", { walletResponseCode: "99" });
  const looks = [undefined, { walletResponseCode: "34" }];
  const other = await openLooking(looks);
  try {
    const answer = await fetch(`${other.url}/sips/cards/1`, { method: "DELETE" });
    expect(await answer.json()).toMatchObject(unreadable);
  } finally {
    await other.close();
  }
});

test.each(["99", "94"])(
  "whether a card was saved is unsure if the wallet cannot be read after a %s",
  async (code) => {
    // The first look finds the wallet as it was; the answer to addCard may be that to another call.
    line.answers("addCard", { walletResponseCode: code });
    const looks = [undefined, { walletResponseCode: "34" }];
    const other = await openLooking(looks);
    try {
      const card = { cardNumber: "A".repeat(344), cardExpiryDate: "203412" };
      const { body } = await postJson(`${other.url}/sips/cards`, card);
      expect(body).toMatchObject({ status: 503, code: "PAYMENT_SAVED_CARD_UNSURE" });
    } finally {
      await other.close();
    }
  },
);

test("whether a mandate was saved is not known if the wallet cannot be read after a refusal", async () => {
  line.answers("addDirectDebit", { walletResponseCode: "99" });
  const other = await openLooking([{ walletResponseCode: "34" }, { walletResponseCode: "34" }]);
  try {
    const saving = other.payments.mandates.save({ merchantWalletId: "ANN", mandateId: "SIM1" });
    await expect(saving).rejects.toThrow("It is not known whether the mandate was saved.");
  } finally {
    await other.close();
  }
});

test("a mandate that could not be sent is told as not saved", async () => {
  await line.close();
  const saving = shop.payments.mandates.save({ merchantWalletId: "ANN", mandateId: "SIM1" });
  await expect(saving).rejects.toThrow("The mandate was not saved: addMandate could not be sent");
});

test("a 25 without a seal proves nothing: the wallet could not be read", async () => {
  line.answers("getWalletData", { walletResponseCode: "25" }, false);
  expect((await ask("GET", "cards")).body).toMatchObject({ code: "PAYMENT_GATEWAY_UNREACHABLE" });
  expect((await ask("DELETE", "cards/1")).body).toMatchObject({ code: "PAYMENT_GATEWAY_UNREACHABLE" });
});

describe.each(["25", "01"])("getWalletData answered %s with a seal", (code) => {
  test("is an empty wallet", async () => {
    line.answers("getWalletData", { walletResponseCode: code });
    expect((await ask("GET", "cards")).body["savedCards"]).toEqual([]);
    expect(await ask("DELETE", "cards/1")).toMatchObject({
      status: 404,
      body: { code: "PAYMENT_SAVED_CARD_UNKNOWN" },
    });
  });
});
