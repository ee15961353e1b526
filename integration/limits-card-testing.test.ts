import { afterEach, describe, expect, test } from "vitest";
import { controlOf } from "./control.js";
import { cardOf, from, trustProxy, tryToPay, type Tried } from "./limited-buyer.js";
import { openShop, type Shop, type ShopChange } from "./shop.js";

// Drills: someone tests stolen cards. What counts is how many of them reach the gateway's charging call, because each
// one that does reveals whether it is valid.

let shop: Shop;
let moved = 0;
const now = () => Date.now() + moved;

async function open(change: ShopChange = {}): Promise<Shop> {
  moved = 0;
  shop = trustProxy(await openShop({ now, ...change }));
  return shop;
}

afterEach(() => shop.close());

/** Cards that the gateway was asked to charge. In each drill some are, or else it would not show what the limits do. */
async function cardsTested(): Promise<number> {
  const transactions = await controlOf(shop).transactions();
  const tested = transactions.filter(({ responseCode }) => responseCode !== undefined).length;
  expect(tested).toBeGreaterThan(0);
  return tested;
}

/** One card each from these addresses, spread over an hour. */
async function drill(addresses: readonly string[], prefixOf = (_number: number) => "5100"): Promise<Tried[]> {
  const tried: Tried[] = [];
  for (const [number, address] of addresses.entries()) {
    moved = Math.floor((number * 3_600_000) / addresses.length);
    tried.push(
      await tryToPay(shop, `T${number}`, cardOf(number, "declined", prefixOf(number)), from(address)),
    );
  }
  return tried;
}

const count = (length: number, address: (number: number) => string) =>
  Array.from({ length }, (_, number) => address(number));
const limited = (tried: readonly Tried[]) => tried.filter(({ status }) => status === 429).length;

test("one address: of 400 cards in an hour 20 at most are tested", async () => {
  await open();
  const tried = await drill(count(400, () => "203.0.113.66"));
  expect(await cardsTested()).toBeLessThanOrEqual(20);
  expect(limited(tried)).toBeGreaterThanOrEqual(380);
}, 180_000);

test("one /64, another address each time: of 400 cards in an hour 20 at most are tested", async () => {
  await open();
  await drill(
    count(400, (number) => `2001:db8:7:1:${(number * 7919).toString(16).slice(-4)}::${number + 1}`),
  );
  expect(await cardsTested()).toBeLessThanOrEqual(20);
}, 180_000);

describe("ten IPv6 prefixes of one network", () => {
  const addresses = count(400, (number) => `2001:db8:7:${(number % 10) + 1}::${number + 1}`);

  test("without a captcha each counts as its own address: 200 at most are tested", async () => {
    await open();
    await drill(addresses);
    expect(await cardsTested()).toBeLessThanOrEqual(200);
  }, 180_000);

  test("with a captcha the /56 asks for it: 50 at most are tested", async () => {
    await open({ limits: { isHuman: () => false } });
    await drill(addresses);
    expect(await cardsTested()).toBeLessThanOrEqual(50);
  }, 180_000);
});

describe("ten BINs, another address each time", () => {
  const prefixes = ["5100", "4100", "4200", "4300", "5200", "4400", "4500", "4600", "5300", "4000"];
  const prefixOf = (number: number) => prefixes[number % 10] ?? "5100";
  const addresses = count(900, (number) => `198.51.${100 + Math.floor(number / 200)}.${(number % 200) + 1}`);

  test("with a captcha each BIN requires it: 600 at most are tested, and a good card pays after a captcha", async () => {
    const isHuman = ({ headers }: { headers: Record<string, unknown> }) => headers["x-captcha"] === "solved";
    await open({ limits: { isHuman } });
    await drill(addresses, prefixOf);
    expect(await cardsTested()).toBeLessThanOrEqual(600);
    const buyer = { ...from("203.0.113.9"), "x-captcha": "solved" };
    const good = await tryToPay(shop, "GOOD", cardOf(90_000, "accepted", "4100"), buyer);
    expect(good.body).toMatchObject({ outcome: "accepted" });
  }, 180_000);

  test("without a captcha nobody is rejected for the BIN, and the shop is told of each limit", async () => {
    const told = new Map<string, number>();
    await open({
      limits: { onPassed: ({ limit }) => void told.set(limit, (told.get(limit) ?? 0) + 1) },
    });
    const tried = await drill(addresses.slice(0, 600), prefixOf);
    expect(limited(tried)).toBe(0);
    expect([...told.keys()]).toEqual(["refusedByBin"]);
    const good = await tryToPay(shop, "GOOD", cardOf(90_000, "accepted", "4100"), from("203.0.113.9"));
    expect(good.body).toMatchObject({ outcome: "accepted" });
  }, 180_000);
});

describe("110 cards at the same moment", () => {
  const atOnce = (addressOf: (number: number) => string) =>
    Promise.all(
      Array.from({ length: 110 }, (_, number) =>
        tryToPay(shop, `T${number}`, cardOf(number, "declined"), from(addressOf(number))),
      ),
    );

  test("from one address: 60 at most are tested, and of the next 110 none", async () => {
    await open();
    const tried = await atOnce(() => "203.0.113.66");
    expect(await cardsTested()).toBeLessThanOrEqual(60);
    expect(limited(tried)).toBeGreaterThanOrEqual(50);
    const before = await cardsTested();
    await atOnce(() => "203.0.113.66");
    expect(await cardsTested()).toBe(before);
  }, 180_000);

  test("from 110 addresses: the next 110 are asked for a captcha", async () => {
    await open({ limits: { isHuman: () => false } });
    await atOnce((number) => `198.51.100.${number + 1}`);
    const before = await cardsTested();
    const tried = await atOnce((number) => `198.51.101.${number + 1}`);
    expect(limited(tried)).toBe(110);
    expect(await cardsTested()).toBe(before);
  }, 180_000);
});
