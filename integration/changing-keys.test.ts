import { card, createGateway, paypal, type SecretKey, type SigningKey } from "@sips-kit/server";
import { startSimulator, testShop, type Simulator } from "@sips-kit/simulator";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createBuyer, formOf, postJson } from "./buyer.js";
import { moveToMorning, openShop, type Shop, type ShopChange } from "./shop.js";
import { stores } from "./stores.js";
import { createSupplierBuyer } from "./supplier-buyer.js";

// Keys are changed as docs/going-live.md says while buyers pay: the requests of a buyer reach two servers of the shop in
// turn, of which one has been restarted with the next step already.

const from = "2020-01-01T00:00:00Z";
const oldKey: SecretKey = { version: "1", secretKey: testShop.secretKey };
const newKey: SecretKey = { version: "2", secretKey: "002001000000001_KEY2" };
const oldSigning: SigningKey = { id: "1", secret: "the old signing key of the tests, long" };
const newSigning: SigningKey = { id: "2", secret: "the new signing key of the tests, long" };
const challenged = "5100000000000800";

let simulator: Simulator;
let servers: Shop[];
beforeEach(async () => {
  servers = [];
  // A return that is sealed is opened with the key of the call that began the payment.
  simulator = await startSimulator({ port: 0, supplierReturn: "sealed-data" });
  await moveToMorning(simulator.url);
});
afterEach(async () => {
  for (const server of servers) await server.close();
  await simulator.close();
});

/** A server of the shop with these keys. */
async function startServer(
  keys: readonly SecretKey[],
  signingKeys: readonly SigningKey[],
  change: ShopChange,
): Promise<Shop> {
  const { merchantId } = testShop;
  const around = () => createGateway({ url: simulator.url, merchantId, keys, deadlineMs: 60_000 });
  const server = await openShop({ ...change, simulator, around, signingKeys });
  servers.push(server);
  return server;
}

/** The same page at another server of the shop. */
function at(server: Shop, url: string): string {
  const { pathname, search } = new URL(url, server.url);
  return `${server.url}${pathname}${search}`;
}

type Keys = readonly [secret: readonly SecretKey[], signing: readonly SigningKey[]];
const both = [oldKey, { ...newKey, from }];
const steps: readonly [string, Keys, Keys][] = [
  ["the new secret key is made known", [[oldKey], [oldSigning]], [[oldKey, newKey], [oldSigning]]],
  ["the new secret key seals", [[oldKey, newKey], [oldSigning]], [both, [oldSigning]]],
  ["the new signing key is made known", [[oldKey], [oldSigning]], [[oldKey], [oldSigning, newSigning]]],
  ["the new signing key signs", [[oldKey], [oldSigning, newSigning]], [[oldKey], [newSigning, oldSigning]]],
];

describe.each(stores)("on %s", (_store, openJournal) => {
  test.each(steps)("%s: what one server begins, the other goes on with", async (_step, before, after) => {
    const change = { journal: await openJournal(), paymentMethods: [card(), paypal()] };
    const first = await startServer(...before, change);
    const second = await startServer(...after, change);
    for (const [one, other] of [
      [first, second],
      [second, first],
    ] as const) {
      await paysByCard(one, other);
      await paysByPayPal(one, other);
    }
  });
});

function order(orderId: string): string {
  for (const server of servers)
    server.orders.set(orderId, { orderId, amountMinor: 2490, currencyCode: "978" });
  return orderId;
}

async function paysByCard(one: Shop, other: Shop): Promise<void> {
  const orderId = order(`card-${servers.indexOf(one)}`);
  const buyer = createBuyer(one);
  const { session } = await buyer.opens(orderId);
  const paymentToken = await buyer.types(challenged);
  const { body } = await postJson(at(other, "/sips/payments"), { session, paymentToken });
  const form = await buyer.returnForm(at(one, String(body["url"])), "Authenticate");
  const result = await buyer.submit({ ...form, action: at(other, form.action) });
  const shown = await buyer.open(at(one, result.url));
  expect(JSON.parse(shown.text)).toMatchObject({ orderId, state: "accepted" });
}

async function paysByPayPal(one: Shop, other: Shop): Promise<void> {
  const orderId = order(`paypal-${servers.indexOf(one)}`);
  const buyer = createSupplierBuyer(one, "paypal");
  const { body } = await buyer.pays(await buyer.opens(orderId));
  const leaving = formOf(await buyer.decides(at(one, String(body["url"])), "Confirm"));
  expect(Object.keys(leaving.fields)).toContain("Seal");
  const confirming = formOf(await buyer.submit({ ...leaving, action: at(other, leaving.action) }));
  const fields = { answer: "confirm" };
  const result = await buyer.submit({ ...confirming, action: at(one, confirming.action), fields });
  const shown = await buyer.open(at(other, result.url));
  expect(JSON.parse(shown.text)).toMatchObject({ orderId, state: "accepted" });
}
