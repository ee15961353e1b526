import { afterEach, describe, expect, test } from "vitest";
import { postJson } from "./buyer.js";
import { cardOf, from, trustProxy, tryToPay } from "./limited-buyer.js";
import { openShop, type Shop, type ShopChange } from "./shop.js";

const goodCard = cardOf(90_000, "accepted");

let shop: Shop;
let moved = 0;
const now = () => Date.now() + moved;

async function open(change: ShopChange = {}): Promise<Shop> {
  moved = 0;
  shop = trustProxy(await openShop({ now, ...change }));
  return shop;
}

afterEach(() => shop.close());

/** Declines of one BIN, each from its own address. */
async function declines(count: number, first = 0): Promise<void> {
  for (let number = first; number < first + count; number += 1) {
    const address = `198.51.${100 + Math.floor(number / 200)}.${(number % 200) + 1}`;
    await tryToPay(shop, `D${number}`, cardOf(number, "declined"), from(address));
  }
}

describe("a BIN with many declined cards", () => {
  test("does not cause a good card to be rejected", async () => {
    await open();
    await declines(60);
    expect(await tryToPay(shop, "GOOD", goodCard, from("203.0.113.9"))).toMatchObject({
      status: 200,
      body: { outcome: "accepted" },
    });
  });

  test("requires a captcha if the shop has one, and a buyer who solves it can pay", async () => {
    await open({ limits: { isHuman: ({ headers }) => headers["x-captcha"] === "solved" } });
    await declines(60);
    const asked = await tryToPay(shop, "GOOD", goodCard, from("203.0.113.9"));
    expect(asked).toMatchObject({ status: 429, body: { code: "PAYMENT_TOO_MANY", captcha: true } });
    const solved = { ...from("203.0.113.9"), "x-captcha": "solved" };
    expect(await tryToPay(shop, "GOOD", goodCard, solved)).toMatchObject({ body: { outcome: "accepted" } });
  });

  test("with many accepted payments besides requires nothing", async () => {
    await open({ limits: { isHuman: () => false } });
    for (let number = 0; number < 120; number += 1) {
      await tryToPay(shop, `G${number}`, goodCard, from(`203.0.113.${number + 1}`));
    }
    await declines(60);
    expect(await tryToPay(shop, "LAST", goodCard, from("192.0.2.1"))).toMatchObject({
      body: { outcome: "accepted" },
    });
  });
});

describe("the first digits for which a page has looked up the brands", () => {
  const rules = { refusedByBin: { free: 2, windowMs: 3_600_000, perAccepted: 1 } };
  const tries = (number: number, ends: "accepted" | "declined", prefix: string, asked = prefix) =>
    tryToPay(shop, `P${number}`, cardOf(number, ends, prefix), from(`198.51.100.${number + 1}`), asked);

  test("distinguish the cards of one bank from others with the same first four digits", async () => {
    await open({ limits: { rules, isHuman: () => false } });
    for (const number of [0, 1, 2, 3, 4]) await tries(number, "accepted", "51000002");
    for (const number of [5, 6, 7]) await tries(number, "declined", "51000001");
    expect(await tries(8, "accepted", "51000001")).toMatchObject({ status: 429, body: { captcha: true } });
    expect(await tries(9, "accepted", "51000002")).toMatchObject({ body: { outcome: "accepted" } });
  });

  test("are not counted if they do not match the card", async () => {
    await open({ limits: { rules, isHuman: () => false } });
    for (const number of [0, 1, 2, 3, 4]) await tries(number, "accepted", "51000002");
    for (const number of [5, 6, 7]) await tries(number, "declined", "51000001", "41000001");
    expect(await tries(8, "accepted", "41000001")).toMatchObject({ body: { outcome: "accepted" } });
  });
});

test("an office behind one address pays all day, with as many declines as usual", async () => {
  await open();
  for (let number = 0; number < 200; number += 1) {
    const isDeclined = number % 10 === 9;
    const card = cardOf(number, isDeclined ? "declined" : "accepted");
    const { body } = await tryToPay(shop, `P${number}`, card, from("203.0.113.7"));
    expect(body["outcome"]).toBe(isDeclined ? "refused" : "accepted");
  }
}, 180_000);

describe("a buyer who solves a captcha", () => {
  test("is asked once, and can then complete the payment", async () => {
    // As with real captchas, an answer is valid once.
    const spent = new Set<string>();
    const isHuman = ({ headers }: { headers: Record<string, unknown> }) => {
      const answer = String(headers["x-captcha"] ?? "");
      if (answer === "" || spent.has(answer)) return false;
      spent.add(answer);
      return true;
    };
    const rules = {
      openedByAddress: { free: 0, windowMs: 3_600_000, perAccepted: 0 },
      sentByAddress: { free: 0, windowMs: 3_600_000, perAccepted: 0 },
      refusedByAddress: { free: 0, windowMs: 3_600_000, perAccepted: 0 },
      refusedByCard: { free: 0, windowMs: 3_600_000 },
      refusedByBin: { free: 0, windowMs: 3_600_000, perAccepted: 0 },
    };
    await open({ limits: { rules, isHuman } });
    const address = from("203.0.113.9");
    for (const orderId of ["A", "B"]) {
      const tried = await tryToPay(shop, orderId, goodCard, { ...address, "x-captcha": `first ${orderId}` });
      expect(tried.body).toMatchObject({ outcome: "accepted" });
      const declined = await tryToPay(shop, `${orderId}2`, cardOf(1, "declined"), {
        ...address,
        "x-captcha": `second ${orderId}`,
      });
      expect(declined.body).toMatchObject({ outcome: "refused" });
    }
    expect(await tryToPay(shop, "C", goodCard, address)).toMatchObject({ status: 429 });
    expect(await tryToPay(shop, "C", goodCard, { ...address, "x-captcha": "first A" })).toMatchObject({
      status: 429,
    });
  });

  test("a failing captcha stops only buyers whom another limit stops", async () => {
    const isHuman = () => {
      throw new Error("the captcha is out of order");
    };
    await open({ limits: { isHuman } });
    await declines(60);
    expect(await tryToPay(shop, "GOOD", goodCard, from("203.0.113.9"))).toMatchObject({
      body: { outcome: "accepted" },
    });
    expect(shop.log).toContainEqual(expect.objectContaining({ step: "isHuman failed" }));
  }, 180_000);
});

describe("addresses", () => {
  test.each(["unknown", "fe80::1%eth0", "203.0.113.7:4711", "_hidden", "999.1.1.1"])(
    "%s is not an address: nothing is counted by it, and it is not reported to the gateway",
    async (name) => {
      await open({ limits: { rules: { openedByAddress: { free: 3, windowMs: 3_600_000 } } } });
      for (let number = 0; number < 6; number += 1) {
        const tried = await tryToPay(shop, `P${number}`, goodCard, from(name));
        expect(tried).toMatchObject({ status: 200, body: { outcome: "accepted" } });
      }
    },
  );

  const rules = { openedByAddress: { free: 3, windowMs: 3_600_000, perAccepted: 0 } };
  const opens = async (address: string) => {
    const orderId = `O${shop.orders.size}`;
    shop.orders.set(orderId, { orderId, amountMinor: 2490, currencyCode: "978" });
    const body = { orderId, mode: "cse" };
    return (await postJson(`${shop.url}/sips/sessions`, body, from(address))).status;
  };

  test("in one /64 count as one buyer, however they are written", async () => {
    await open({ limits: { rules } });
    const written = [
      "2001:db8:7:1::1",
      "2001:0DB8:0007:0001:0000:0000:0000:0001",
      "2001:db8:7:1:ffff:ffff:ffff:ffff",
      "2001:db8:7:1::192.0.2.1",
    ];
    const statuses: number[] = [];
    for (const address of written) statuses.push(await opens(address));
    expect(statuses).toEqual([201, 201, 201, 429]);
    expect(await opens("2001:db8:7:2::1")).toBe(201);
  });

  test("of IPv4 are the same when mapped into IPv6", async () => {
    await open({ limits: { rules } });
    const written = ["203.0.113.7", "::ffff:203.0.113.7", "::FFFF:cb00:7107", "0:0:0:0:0:ffff:203.0.113.7"];
    const statuses: number[] = [];
    for (const address of written) statuses.push(await opens(address));
    expect(statuses).toEqual([201, 201, 201, 429]);
    expect(await opens("203.0.113.8")).toBe(201);
  });

  test("of IPv4 count each on their own behind a network that translates them into IPv6", async () => {
    await open({ limits: { rules } });
    for (let last = 1; last <= 5; last += 1) expect(await opens(`64:ff9b::192.0.2.${last}`)).toBe(201);
    const statuses: number[] = [];
    for (const address of ["192.0.2.1", "64:ff9b::c000:201", "192.0.2.1"])
      statuses.push(await opens(address));
    expect(statuses).toEqual([201, 201, 429]);
  });
});
