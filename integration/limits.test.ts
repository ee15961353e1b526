import type { IncomingMessage } from "node:http";
import { encryptCard, type CseKey } from "@sips-kit/cse";
import { afterEach, describe, expect, test, vi } from "vitest";
import { reportToFraudList } from "@sips-kit/server";
import { createBuyer, postJson } from "./buyer.js";
import { controlOf } from "./control.js";
import { openShop, type Shop } from "./shop.js";

let shop: Shop;
let moved = 0;
const now = () => Date.now() + moved;

afterEach(() => shop.close());

const accepted = "5100000100000700";
const refused = "5100000100000205";

/** One try to pay, as far as the shop permits. */
async function tries(orderId: string, cardNumber: string): Promise<Record<string, unknown>> {
  shop.orders.set(orderId, { orderId, amountMinor: 2490, currencyCode: "978" });
  const opened = await postJson(`${shop.url}/sips/sessions`, { orderId, mode: "hosted" });
  if (opened.status !== 201) return opened.body;
  const paymentToken = await createBuyer(shop).types(cardNumber);
  return (await postJson(`${shop.url}/sips/payments`, { session: opened.body["session"], paymentToken }))
    .body;
}

describe("card testing from one address", () => {
  test("1,674 tries in an hour: only a few reach the gateway", async () => {
    moved = 0;
    shop = await openShop({ now });
    const answers: unknown[] = [];
    for (let attempt = 0; attempt < 1_674; attempt += 1) {
      // Spread over the hour.
      moved = Math.floor((attempt * 3_600_000) / 1_674);
      answers.push((await tries(`T${attempt}`, refused))["code"]);
    }
    const stopped = answers.filter((code) => code === "PAYMENT_TOO_MANY").length;
    expect(stopped).toBeGreaterThan(1_640);
    expect((await controlOf(shop).transactions()).length).toBeLessThan(30);
  }, 600_000);

  test("a family of five pays, although each mistypes once", async () => {
    moved = 0;
    shop = await openShop({ now });
    for (const person of ["ANNA", "BO", "CLEO", "DAN", "EVE"]) {
      expect(await tries(person, refused)).toMatchObject({ outcome: "refused" });
      expect(await tries(person, accepted)).toMatchObject({ outcome: "accepted" });
    }
  });

  test("the block ends by itself, and the answer says when", async () => {
    moved = 0;
    // A busy machine must not take a second off the block.
    const opened = Date.now();
    const rules = { refusedByAddress: { free: 1, windowMs: 3_600_000 } };
    shop = await openShop({ now: () => opened + moved, limits: { rules } });
    await tries("A", refused);
    await tries("B", refused);
    const blocked = await fetch(`${shop.url}/sips/sessions`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ orderId: "A", mode: "hosted" }),
    });
    expect(blocked.status).toBe(429);
    expect(Number(blocked.headers.get("retry-after"))).toBe(30);
    moved = 31_000;
    expect(await tries("C", accepted)).toMatchObject({ outcome: "accepted" });
  });

  test("a buyer who solves the captcha continues", async () => {
    moved = 0;
    const rules = { refusedByAddress: { free: 0, windowMs: 3_600_000 } };
    shop = await openShop({
      now,
      limits: { rules, isHuman: (request) => request.headers["x-captcha"] === "solved" },
    });
    await tries("A", refused);
    const body = { orderId: "A", mode: "hosted" };
    expect((await postJson(`${shop.url}/sips/sessions`, body)).body).toMatchObject({
      code: "PAYMENT_TOO_MANY",
    });
    expect((await postJson(`${shop.url}/sips/sessions`, body, { "x-captcha": "solved" })).status).toBe(201);
  });
});

test("a session with too many brand look-ups gets no more answers, but can still pay", async () => {
  moved = 0;
  shop = await openShop({ now, limits: { rules: { brandsBySession: { free: 3, windowMs: 3_600_000 } } } });
  const { session } = await createBuyer(shop).opens("4711", "cse");
  const asked: unknown[] = [];
  for (let time = 0; time < 5; time += 1) {
    const { body } = await postJson(`${shop.url}/sips/brands`, { session, cardIIN: "430000" });
    asked.push(body["brands"]);
  }
  expect(asked).toEqual([["CB", "VISA"], ["CB", "VISA"], ["CB", "VISA"], [], []]);
  expect(await tries("4711", accepted)).toMatchObject({ outcome: "accepted" });
});

describe("the brands of cards to save", () => {
  const ask = async (buyer: string, cardIIN = "430000") =>
    (await postJson(`${shop.url}/sips/cards/brands`, { cardIIN }, { "x-buyer": buyer })).body["brands"];
  const resolveWallet = ({ headers }: IncomingMessage) => String(headers["x-buyer"]);

  test.each([
    ["by wallet", { brandsByWallet: { free: 3, windowMs: 3_600_000 } }, ["ANN", "ANN", "ANN", "ANN", "BOB"]],
    [
      "by address",
      { brandsByAddress: { free: 3, windowMs: 3_600_000 } },
      ["ANN", "BOB", "CLEO", "DAN", "EVE"],
    ],
  ])("%s: no more answers above the limit, but a card can still be saved", async (by, rules, buyers) => {
    moved = 0;
    shop = await openShop({ now, limits: { rules }, resolveWallet });
    const asked: unknown[] = [];
    for (const buyer of buyers) asked.push(await ask(buyer));
    const both = ["CB", "VISA"];
    expect(asked).toEqual([both, both, both, [], by === "by wallet" ? both : []]);
    const listed = await fetch(`${shop.url}/sips/cards`, { headers: { "x-buyer": "ANN" } });
    // The route's own answer.
    const { cse } = (await listed.json()) as { cse: CseKey };
    const card = { ...(await encryptCard({ cardNumber: accepted }, cse)), cardExpiryDate: "203412" };
    const saved = await postJson(`${shop.url}/sips/cards`, card, { "x-buyer": "ANN" });
    expect(saved.status).toBe(201);
    moved = 3_600_000 + 31_000;
    expect(await ask("ANN")).toEqual(both);
  });
});

test("the address is put on the gateway's grey list", async () => {
  moved = 0;
  const told: unknown[] = [];
  shop = await openShop({
    now,
    limits: {
      rules: { openedByAddress: { free: 0, windowMs: 3_600_000 } },
      onPassed: async (passed) => {
        told.push(passed.limit);
        await reportToFraudList(shop.gateway)(passed);
      },
    },
  });
  await tries("A", accepted);
  expect(told).toEqual(["openedByAddress"]);
  const reported = expect.objectContaining({ method: "addToFraudList", outcome: "accepted" });
  // The buyer does not wait for it.
  await vi.waitFor(() => expect(shop.log).toContainEqual(reported), { timeout: 60_000 });
});

test("10,000 open sessions block the address, not the shop", async () => {
  moved = 0;
  shop = await openShop({ now });
  shop.orders.set("4711", { orderId: "4711", amountMinor: 2490, currencyCode: "978" });
  const body = { orderId: "4711", mode: "cse" };
  const statuses: number[] = [];
  for (let round = 0; round < 100; round += 1) {
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => postJson(`${shop.url}/sips/sessions`, body)),
    );
    statuses.push(...answers.map((one) => one.status));
  }
  expect(statuses.filter((status) => status === 201).length).toBeLessThan(300);
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(9_700);
}, 600_000);
