import { savedCard } from "@sips-kit/server";
import { afterEach, describe, expect, test } from "vitest";
import { createBuyer, postJson } from "./buyer.js";
import { controlOf } from "./control.js";
import { openShop, type Shop } from "./shop.js";
import { openJournalIn } from "./stores.js";

/* Shops whose authentication and order are two calls: cardValidateAuthentication, then walletOrder with its result. */

const challenge = "5100000000000800";
const frictionless = "5100000100000700";
let shop: Shop;
afterEach(() => shop.close());

async function opens(store = "SQLite"): Promise<void> {
  const journal = await openJournalIn(store);
  shop = await openShop({ paymentMethods: [savedCard({ authenticateSeparately: true })], journal });
}

async function pays(cardNumber: string) {
  const wallet = { merchantWalletId: "ANN" };
  await shop.gateway.addCard({ ...wallet, cardNumber, cardExpiryDate: "203412" });
  shop.orders.set("4711", { orderId: "4711", amountMinor: 2490, currencyCode: "978", ...wallet });
  const { body } = await postJson(`${shop.url}/sips/sessions`, { orderId: "4711", mode: "wallet" });
  const sent = { session: body["session"], paymentMeanId: "1" };
  return (await postJson(`${shop.url}/sips/payments`, sent)).body;
}

const newest = async () => (await shop.payments.listByOrder("4711"))[0];
const events = async () =>
  (await shop.payments.events((await newest())?.reference ?? "")).map(({ what }) => what);

describe.each(["SQLite", "PostgreSQL"])("in %s", (store) => {
  test("a challenge is ended first, and the order charges once with its result", async () => {
    await opens(store);
    const { url } = await pays(challenge);
    await createBuyer(shop).authenticates(String(url), "Authenticate");
    expect(await newest()).toMatchObject({
      state: "accepted",
      authentication: "challenge",
      liabilityShift: true,
    });
    expect(await controlOf(shop).charges()).toHaveLength(1);
    expect(await events()).toContain("walletOrder is being sent");
  });

  test("without a challenge it is the same", async () => {
    await opens(store);
    expect(await pays(frictionless)).toMatchObject({ next: "result", outcome: "accepted" });
    expect(await controlOf(shop).charges()).toHaveLength(1);
    expect(await events()).toContain("walletOrder is being sent");
  });

  test("a failed challenge charges nothing", async () => {
    await opens(store);
    const { url } = await pays(challenge);
    await createBuyer(shop).authenticates(String(url), "Fail");
    expect(await newest()).toMatchObject({ state: "refused" });
    expect(await controlOf(shop).charges()).toEqual([]);
  });

  test.each([
    ["walletOrder", "after", "accepted", 1],
    ["walletOrder", "before", "unknown", 0],
    // The call is repeated, which the gateway refuses once it has ended the authentication: nothing is charged then.
    ["cardValidateAuthentication", "after", "refused", 0],
    ["cardValidateAuthentication", "before", "accepted", 1],
  ] as const)(
    "a lost answer of %s, %s its effect, never charges twice",
    async (method, when, state, charges) => {
      await opens(store);
      const { url } = await pays(challenge);
      await controlOf(shop).fault(method, "reset", when);
      await createBuyer(shop).authenticates(String(url), "Authenticate");
      await shop.payments.reconcile();
      expect(await newest()).toMatchObject({ state });
      expect(await controlOf(shop).charges()).toHaveLength(charges);
    },
  );
});

test("a forged return ends nothing: the real one still pays", async () => {
  await opens();
  const { url } = await pays(challenge);
  const buyer = createBuyer(shop);
  const form = await buyer.returnForm(String(url), "Authenticate");
  await buyer.submit({ ...form, fields: { ...form.fields, PaRes: "forged" } });
  expect(await newest()).toMatchObject({ state: "redirected" });
  await buyer.submit(form);
  expect(await newest()).toMatchObject({ state: "accepted" });
  expect(await controlOf(shop).charges()).toHaveLength(1);
});
