import { card, issuerWallet, type Order } from "@sips-kit/server";
import { afterEach, beforeEach, expect, test } from "vitest";
import { controlOf } from "./control.js";
import { openShop, type Shop } from "./shop.js";
import { createSupplierBuyer } from "./supplier-buyer.js";

// What is the issuer wallet's alone; the tests that all payment methods share are in payment-methods/.

let shop: Shop;
beforeEach(async () => {
  shop = await openShop({ paymentMethods: [card(), issuerWallet()] });
  for (const orderId of ["4711", "4712"]) shop.orders.set(orderId, orderOf(orderId));
});
afterEach(() => shop.close());

const orderOf = (orderId: string): Order => ({
  orderId,
  amountMinor: 2490,
  currencyCode: "978",
  merchantWalletId: "CAMILLE",
});

async function pays(orderId: string) {
  const buyer = createSupplierBuyer(shop, "issuer-wallet");
  const { body } = await buyer.pays(await buyer.opens(orderId));
  return { buyer, url: String(body["url"]) };
}

async function paid(orderId: string): Promise<void> {
  const { buyer, url } = await pays(orderId);
  const back = await buyer.comesBack(await buyer.decides(url, "Confirm"));
  expect(JSON.parse(back.text)).toMatchObject({ state: "accepted", maskedPan: "5017##########00" });
}

/** What the gateway was asked to open, as the simulator's list of exchanges shows it. */
async function opened(): Promise<readonly Record<string, unknown>[]> {
  const { exchanges } = (await (await fetch(`${shop.simulator.url}/_control/exchanges`)).json()) as {
    readonly exchanges: readonly { readonly method: string; readonly request: Record<string, unknown> }[];
  };
  return exchanges
    .filter(({ method }) => method === "walletIssuerWalletInitialize")
    .map(({ request }) => request);
}

test("the first payment records the wallet, the second one names it", async () => {
  await paid("4711");
  await paid("4712");
  const [first, second] = await opened();
  expect(first).toMatchObject({ merchantWalletId: "CAMILLE", paymentMeanBrand: "PAYLIB" });
  expect(first).not.toHaveProperty("paymentMeanId");
  expect(second).toMatchObject({ merchantWalletId: "CAMILLE", paymentMeanId: "1" });
});

test("a wallet that cannot be read does not keep the buyer from paying", async () => {
  await controlOf(shop).fault("getWalletData", "reset", "after", 100);
  await paid("4711");
});

test("a buyer without a wallet is rejected before any call", async () => {
  const { merchantWalletId: _none, ...order } = orderOf("4713");
  shop.orders.set("4713", order);
  expect(await createSupplierBuyer(shop, "issuer-wallet").asksForSession("4713")).toMatchObject({
    status: 409,
    body: { code: "PAYMENT_METHOD_UNAVAILABLE", field: "paymentMethod" },
  });
  expect(await opened()).toEqual([]);
});

test("the wallet comes from the order, never from the page", async () => {
  const buyer = createSupplierBuyer(shop, "issuer-wallet");
  const session = await buyer.opens("4711");
  const { status, body } = await buyer.pays(session, { merchantWalletId: "ANOTHER" });
  expect([status, body["field"]]).toEqual([400, "merchantWalletId"]);
});

test("an answer that names no transaction may be another call's: the payment is asked about", async () => {
  const { buyer, url } = await pays("4711");
  const leaving = await buyer.decides(url, "Refuse");
  const from = "walletIssuerWalletInitialize";
  await controlOf(shop).arm({ method: "walletIssuerWalletFinalize", fault: "swapped-answer", from });
  const back = await buyer.comesBack(leaving);
  expect(JSON.parse(back.text)).not.toMatchObject({ state: "accepted" });
  await shop.payments.reconcile();
  expect((await shop.payments.listByOrder("4711"))[0]).toMatchObject({ state: "refused" });
  expect(shop.results.map(({ state }) => state)).toEqual(["refused"]);
});
