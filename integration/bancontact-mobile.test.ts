import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { bancontactMobile, card } from "@sips-kit/server";
import { afterEach, beforeEach, expect, test } from "vitest";
import { appLinkIn, decidesInApp } from "./app-buyer.js";
import { createBuyer, formOf, postJson } from "./buyer.js";
import { controlOf } from "./control.js";
import { createMovableTime, type MovableTime } from "./movable-time.js";
import { openShop, type Shop, type ShopChange } from "./shop.js";
import { createSupplierBuyer } from "./supplier-buyer.js";

/* What is Bancontact's alone: the buyer pays in an app, and the page in the browser learns of it. The tests that all
 * payment methods share are in payment-methods/; there the buyer continues on Bancontact's web page.
 */
let time: MovableTime;
let shop: Shop;
async function open(unpaidAfterMs: number, change: ShopChange = {}): Promise<void> {
  time = createMovableTime();
  shop = await openShop({
    now: time.now,
    timers: time.timers,
    paymentMethods: [card(), bancontactMobile({ unpaidAfterMs })],
    ...change,
  });
}
beforeEach(async () => {
  await open(20 * 60_000);
});
afterEach(() => shop.close());

/** The page of the shop with link and QR code. */
async function leaves() {
  const buyer = createSupplierBuyer(shop, "bancontact-mobile");
  const { body } = await buyer.pays(await buyer.opens());
  const url = new URL(String(body["url"]), shop.url).href;
  return { buyer, url, page: await buyer.open(url) };
}

/** What the page asks every few seconds. */
async function progress(url: string) {
  time.pass(3_000);
  const response = await fetch(url.replace("/redirect/", "/progress/"));
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const newest = async () => (await shop.payments.listByOrder("4711"))[0];
const calls = (method: string) =>
  shop.log.filter((one) => (one as { readonly step?: string }).step === method).length;

async function minutes(count: number): Promise<void> {
  await controlOf(shop).advance(`PT${count}M`);
  time.pass(count * 60_000);
  await shop.payments.reconcile();
}

test("the page shows link and QR code, and the way to Bancontact's own page", async () => {
  const { page } = await leaves();
  expect(page.text).toContain("Pay €24.90 with Bancontact");
  expect(page.text).toContain(`aria-label="QR code that opens your payment in the Bancontact app"`);
  expect(appLinkIn(page)).toMatch(/^bancontact-simulated:\/\/pay\/\d+$/);
  expect(formOf(page)).toMatchObject({
    action: expect.stringContaining("/suppliers/bancontact"),
    fields: { redirectionData: expect.any(String), messageVersion: "0.1" },
  });
});

test("paid in the app: the page learns of it, the shop is told once, and money moved once", async () => {
  const { buyer, url, page } = await leaves();
  expect((await progress(url)).body).toEqual({ next: "redirect", url: new URL(url).pathname });
  await decidesInApp(shop, page, "Confirm");
  expect(shop.results).toEqual([]);
  const { body } = await progress(url);
  expect(body).toMatchObject({
    next: "result",
    outcome: "accepted",
    url: expect.stringMatching(/^\/result/),
  });
  expect(shop.results).toMatchObject([{ state: "accepted", paymentMethod: "bancontact-mobile" }]);
  expect(await controlOf(shop).charges()).toHaveLength(1);
  // Nobody came back, so nothing was finalized.
  expect(calls("paymentProviderFinalize")).toBe(0);
  // The page of a browser without JavaScript reloads itself.
  expect(JSON.parse((await buyer.open(url)).text)).toMatchObject({ state: "accepted" });
});

test.each([
  ["Refuse", "05"],
  ["Cancel", "17"],
] as const)("%s in the app: refused with %s, and the order may be paid by card", async (button, code) => {
  const { url, page } = await leaves();
  await decidesInApp(shop, page, button);
  expect((await progress(url)).body).toMatchObject({ next: "result", outcome: "refused", retry: true });
  expect(await newest()).toMatchObject({ responseCode: code });
  const holder = createBuyer(shop);
  const paid = await holder.pays(await holder.opens("4711"), await holder.types("5100000100000700"));
  expect(paid.body).toMatchObject({ outcome: "accepted" });
});

test("the app opens the shop's address on the phone, which shows the result; that proves nothing by itself", async () => {
  const { buyer, url, page } = await leaves();
  const done = await decidesInApp(shop, page, "Confirm");
  const back = /<a href="([^"]*)"/.exec(done.text)?.[1] ?? "";
  expect(back).toContain("/sips/return/");
  time.pass(3_000);
  expect(JSON.parse((await buyer.open(back)).text)).toMatchObject({ state: "accepted" });
  const other = await leavesFor("4712");
  const early = await buyer.open(back.replace(/[^/]*$/, other.split("/").at(-1) ?? ""));
  expect(JSON.parse(early.text)).toMatchObject({ state: "redirected", mayBePaid: true });
  expect((await progress(url)).body).toMatchObject({ outcome: "accepted" });
});

async function leavesFor(orderId: string): Promise<string> {
  const buyer = createSupplierBuyer(shop, "bancontact-mobile");
  return String((await buyer.pays(await buyer.opens(orderId))).body["url"]);
}

test("paid in the app after the page was closed: the reconciler finds it", async () => {
  const { page } = await leaves();
  await decidesInApp(shop, page, "Confirm");
  await minutes(16);
  expect(await newest()).toMatchObject({ state: "accepted" });
  expect(shop.results.map(({ state }) => state)).toEqual(["accepted"]);
});

test("not paid: the order is claimed until the gateway has shown no payment for long enough", async () => {
  const { url } = await leaves();
  await minutes(16);
  expect((await progress(url)).body).toMatchObject({ next: "result", outcome: "unknown" });
  expect(await newest()).toMatchObject({ state: "unknown" });
  for (let round = 0; round < 3; round += 1) await minutes(15);
  expect(await newest()).toMatchObject({ state: "abandoned", reason: "buyer-did-not-return" });
  expect(await controlOf(shop).charges()).toEqual([]);
});

test("a gateway that learns of it only from finalize is asked before the payment counts as not made, not sooner", async () => {
  await shop.close();
  // Shorter than the simulated gateway remembers a buyer's visit.
  await open(3 * 60_000, { sessionLifeMs: 2 * 60_000 });
  await controlOf(shop).read({ transferNotice: "finalize-only" });
  const { url, page } = await leaves();
  await decidesInApp(shop, page, "Confirm");
  expect((await progress(url)).body).toMatchObject({ next: "redirect" });
  // The session ends, and the gateway shows nothing; three minutes later it still does not.
  await minutes(3);
  await minutes(1);
  expect(await newest()).toMatchObject({ state: "unknown" });
  expect(calls("paymentProviderFinalize")).toBe(0);
  await minutes(4);
  expect(calls("paymentProviderFinalize")).toBe(1);
  expect(await newest()).toMatchObject({ state: "accepted" });
  expect(shop.results.map(({ state }) => state)).toEqual(["accepted"]);
});

test("two servers ask at once before it counts as not made: the answer that it was asked before ends nothing", async () => {
  await shop.close();
  await open(3 * 60_000, { sessionLifeMs: 2 * 60_000 });
  await controlOf(shop).read({ transferNotice: "finalize-only" });
  const { page } = await leaves();
  await decidesInApp(shop, page, "Confirm");
  await controlOf(shop).arm({
    method: "paymentProviderFinalize",
    fault: "forced-code",
    code: "94",
    when: "before",
    times: 100,
  });
  await minutes(3);
  await minutes(1);
  await minutes(4);
  expect(calls("paymentProviderFinalize")).toBeGreaterThan(0);
  expect(await newest()).toMatchObject({ state: "unknown" });
  await controlOf(shop).disarm();
  await minutes(1);
  expect(await newest()).toMatchObject({ state: "accepted" });
  expect(shop.results.map(({ state }) => state)).toEqual(["accepted"]);
});

test("a buyer who watches the page makes no more than one query in two seconds", async () => {
  const { url } = await leaves();
  const before = calls("getTransactionData");
  const ask = () => fetch(url.replace("/redirect/", "/progress/")).then((response) => response.status);
  time.pass(2_000);
  expect(await Promise.all([ask(), ask(), ask(), ask()])).toEqual([200, 200, 200, 200]);
  expect(calls("getTransactionData") - before).toBe(1);
  time.pass(2_000);
  await ask();
  expect(calls("getTransactionData") - before).toBe(2);
});

test("a query without an answer changes nothing, and the next one finds the payment", async () => {
  const { url, page } = await leaves();
  await decidesInApp(shop, page, "Confirm");
  await controlOf(shop).fault("getTransactionData", "reset", "after", 100);
  expect((await progress(url)).body).toMatchObject({ next: "redirect" });
  expect(await newest()).toMatchObject({ state: "redirected" });
  await controlOf(shop).disarm();
  expect((await progress(url)).body).toMatchObject({ outcome: "accepted" });
});

test("an answer about another payment is not believed", async () => {
  const { url, page } = await leaves();
  await decidesInApp(shop, page, "Confirm");
  await controlOf(shop).arm({
    method: "getTransactionData",
    fault: "foreign-echo",
    field: "originAmount",
    value: 1,
  });
  expect((await progress(url)).body).toMatchObject({ next: "redirect" });
  expect((await progress(url)).body).toMatchObject({ outcome: "accepted" });
});

test("the address of another purpose, and a forged one, tell nothing", async () => {
  const { url } = await leaves();
  const session = String((await newest())?.session);
  for (const wrong of [session, "1.FORGED.x.y"]) {
    const answer = await fetch(`${shop.url}/sips/progress/${wrong}`);
    expect([answer.status, await answer.json()]).toMatchObject([
      expect.any(Number),
      { code: "PAYMENT_SESSION_INVALID" },
    ]);
  }
  expect((await progress(url)).status).toBe(200);
  expect((await postJson(url.replace("/redirect/", "/progress/"), {})).status).toBe(405);
});

test("a forged return does not keep a payment in the app from being finalized without the buyer", async () => {
  await shop.close();
  await open(3 * 60_000, { sessionLifeMs: 2 * 60_000 });
  await controlOf(shop).read({ transferNotice: "finalize-only" });
  const { buyer, page } = await leaves();
  const done = await decidesInApp(shop, page, "Confirm");
  const action = /<a href="([^"]*)"/.exec(done.text)?.[1] ?? "";
  await buyer.submit({
    ...formOf(page),
    action,
    fields: { redirectionData: "forged", messageVersion: "0.1" },
  });
  expect(await newest()).toMatchObject({ state: "redirected" });
  await minutes(3);
  await minutes(1);
  await minutes(4);
  expect(await newest()).toMatchObject({ state: "accepted" });
  expect(shop.results.map(({ state }) => state)).toEqual(["accepted"]);
});

test("behind a proxy that removes a part of the path, the page asks for the result where the router is public", async () => {
  const proxy = createServer(async (request, response) => {
    const [, path] = /^\/pay(\/.*)/.exec(String(request.url)) ?? [];
    if (path === undefined) return void response.writeHead(404).end("{}");
    const answer = await fetch(shop.url + path);
    response.writeHead(answer.status).end(await answer.text());
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  // A listening TCP server has one.
  const publicOrigin = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  await shop.close();
  await open(20 * 60_000, { publicUrl: `${publicOrigin}/pay/sips` });
  const buyer = createSupplierBuyer(shop, "bancontact-mobile");
  const { body } = await buyer.pays(await buyer.opens());
  const page = await fetch(publicOrigin + String(body["url"]));
  const [, asked = ""] = /fetch\("([^"]+)"\)/.exec(await page.text()) ?? [];
  const answer = await fetch(new URL(asked, page.url));
  expect(await answer.json()).toEqual({ next: "redirect", url: body["url"] });
  await new Promise((resolve) => proxy.close(resolve));
});
