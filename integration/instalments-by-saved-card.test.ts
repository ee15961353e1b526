import { card, savedCard } from "@sips-kit/server";
import { afterEach, describe, expect, test } from "vitest";
import { postJson } from "./buyer.js";
import { frictionless, openInstalments, type InstalmentsScene } from "./instalments-scene.js";
import { openJournalIn } from "./stores.js";

/* Orders in instalments whose buyers choose a card of their wallet. */

let scene: InstalmentsScene;
afterEach(() => scene.shop.close());

async function opens(
  store = "SQLite",
  settings: Parameters<typeof savedCard>[0] = {},
): Promise<Record<string, unknown>> {
  scene = await openInstalments({
    journal: await openJournalIn(store),
    paymentMethods: [card(), savedCard(settings)],
  });
  const stored = { cardNumber: frictionless, cardExpiryDate: "203012" };
  await scene.shop.gateway.addCard({ merchantWalletId: "ann", ...stored });
  return scene.opens("4711", undefined, "wallet", { merchantWalletId: "ann" });
}

const sends = async (session: unknown, more: object = { instalments: 3 }) =>
  (await postJson(`${scene.shop.url}/sips/payments`, { session, paymentMeanId: "1", ...more })).body;

describe.each(["SQLite", "PostgreSQL"])("in %s", (store) => {
  test("the first is challenged and marked, the others are charged on their days", async () => {
    const { session, instalmentPlans, savedCards } = await opens(store);
    expect([instalmentPlans, savedCards]).toMatchObject([[{ count: 3 }], [{ paymentMeanId: "1" }]]);
    // This card is frictionless otherwise.
    await scene.authenticates(await sends(session));
    const reference = await scene.referenceOf();
    expect(await scene.shop.payments.findByReference(reference)).toMatchObject({
      state: "accepted",
      paymentMethod: "saved-card",
      authentication: "challenge",
      instalments: [{ amountMinor: 3334 }, { amountMinor: 3333 }, { amountMinor: 3333 }],
    });
    const read = await scene.shop.gateway.getTransactionData({ transactionReference: reference });
    expect(read).toMatchObject({ answer: { paymentPattern: "RECURRING_1", originAmount: "3334" } });
    await scene.passes({ days: 31 });
    // The agreement outlasts the entry in the wallet.
    await scene.shop.gateway.deletePaymentMean({ merchantWalletId: "ann", paymentMeanId: "1" });
    await scene.passes({ days: 31 });
    expect(await scene.amounts()).toEqual([3334, 3333, 3333]);
    expect(scene.news()).toEqual(["charged 2", "charged 3"]);
  });
});

test("in a shop that charges saved cards without authentication, the first instalment is challenged all the same", async () => {
  const { session } = await opens("SQLite", { withoutAuthentication: () => true });
  expect(await sends(session)).toMatchObject({ next: "redirect" });
  expect(await scene.amounts()).toEqual([]);
});

test("in a shop that authenticates separately, the first is marked as well", async () => {
  const { session } = await opens("SQLite", { authenticateSeparately: true });
  await scene.authenticates(await sends(session));
  const reference = await scene.referenceOf();
  const read = await scene.shop.gateway.getTransactionData({ transactionReference: reference });
  expect(read).toMatchObject({ answer: { paymentPattern: "RECURRING_1", originAmount: "3334" } });
  await scene.passes({ days: 31 });
  expect(await scene.states(reference)).toEqual(["paid", "paid", "planned"]);
});

test("may be paid in full, or not in a count that the shop does not offer", async () => {
  const { session } = await opens();
  expect(await sends(session, { instalments: 4 })).toMatchObject({
    code: "PAYMENT_BODY_INVALID",
    field: "instalments",
  });
  await sends(session, {});
  expect(await scene.amounts()).toEqual([10_000]);
  expect(await scene.shop.payments.operations.instalments(await scene.referenceOf())).toBeUndefined();
});
