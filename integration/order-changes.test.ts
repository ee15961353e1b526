import { card, ideal } from "@sips-kit/server";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createBuyer, formOf, postJson } from "./buyer.js";
import { controlOf } from "./control.js";
import { rotterdam } from "./ideal-scene.js";
import { openShop, type Shop } from "./shop.js";
import { createSupplierBuyer } from "./supplier-buyer.js";

// The shop's order is resolved again before money moves, because a buyer may be at the bank for minutes.

const challenge = "5100000000000800";
const frictionless = "5100000100000700";
const order = { orderId: "4711", amountMinor: 100, currencyCode: "978" };

interface Question {
  readonly step: string;
  readonly hasBuyer: boolean;
}

let shop: Shop;
let questions: Question[];
/** What happens in the shop just before it is asked at step `charge`. */
let beforeCharge: (() => void) | undefined;
/** What the shop does then instead of answering. */
let atCharge: (() => never | Promise<never>) | undefined;

beforeEach(async () => {
  questions = [];
  beforeCharge = undefined;
  atCharge = undefined;
  shop = await openShop({
    paymentMethods: [card(), ideal()],
    resolveOrder: (orderId, { step, buyer }) => {
      questions.push({ step, hasBuyer: buyer !== undefined });
      if (step === "charge") beforeCharge?.();
      if (step === "charge" && atCharge) return atCharge();
      return shop.orders.get(orderId);
    },
    // Timeouts of a second take a millisecond here.
    timers: {
      elapsed: () => performance.now(),
      after(ms, run) {
        const timer = setTimeout(run, ms / 1000);
        return () => clearTimeout(timer);
      },
    },
  });
  shop.orders.set("4711", order);
});
afterEach(() => shop.close());

async function atBank() {
  const buyer = createBuyer(shop);
  const session = await buyer.opens("4711");
  const { body } = await buyer.pays(session, await buyer.types(challenge));
  return { buyer, form: await buyer.returnForm(String(body["url"]), "Authenticate") };
}

async function expectNotCharged(reason: string): Promise<void> {
  const [payment] = await shop.payments.listByOrder("4711");
  expect(payment).toMatchObject({ state: "abandoned", reason, amountMinor: 100 });
  expect(payment?.buyerMessage?.en).toMatch(/nothing was charged/i);
  expect(payment?.buyerMessage?.fr).toMatch(/rien n’a été débité/i);
  expect(shop.results).toMatchObject([{ state: "abandoned", reason }]);
  expect(await controlOf(shop).charges()).toEqual([]);
  expect(shop.log).not.toContainEqual(
    expect.objectContaining({ step: "cardValidateAuthenticationAndOrder" }),
  );
}

const changes: readonly [string, string, () => void][] = [
  ["the amount", "order-changed", () => void shop.orders.set("4711", { ...order, amountMinor: 99_900 })],
  ["the currency", "order-changed", () => void shop.orders.set("4711", { ...order, currencyCode: "756" })],
  ["the order itself", "order-changed", () => void shop.orders.set("4711", { ...order, orderId: "4712" })],
  ["whether it is to be paid at all", "order-withdrawn", () => void shop.orders.delete("4711")],
];

const otherOrder = {
  step: "resolveOrder failed",
  orderId: "4711",
  detail: expect.stringContaining(
    "asked for order 4711 and returned order 4712: it must return the order with",
  ),
};

test.each([
  ["open", "PAYMENT_ORDER_INVALID"],
  ["submit", "PAYMENT_ORDER_CHANGED"],
])(
  "resolveOrder returns another order at %s: refused, nothing is sent, and only the log names the other one",
  async (step, code) => {
    const buyer = createBuyer(shop);
    const session = step === "submit" ? await buyer.opens("4711") : undefined;
    shop.orders.set("4711", { ...order, orderId: "4712" });
    const { body } = session
      ? await buyer.pays(session, await buyer.types(frictionless))
      : await postJson(`${shop.url}/sips/sessions`, { orderId: "4711", mode: "hosted" });
    expect(body).toMatchObject({ code });
    expect(JSON.stringify(body)).not.toContain("4712");
    expect(shop.log).toContainEqual(expect.objectContaining(otherOrder));
    expect(await controlOf(shop).charges()).toEqual([]);
    expect(await shop.payments.listByOrder("4712")).toEqual([]);
  },
);

describe("while the buyer is at the bank", () => {
  test.each(changes)("%s changes: %s, and nothing is sent", async (_what, reason, change) => {
    const { buyer, form } = await atBank();
    change();
    const page = JSON.parse((await buyer.submit(form)).text) as object;
    expect(page).toMatchObject({ state: "abandoned", reason });
    await expectNotCharged(reason);
    // The same return once more changes nothing.
    await buyer.submit(form);
    await expectNotCharged(reason);
  });

  test("resolveOrder returns another order: the log names both, and what it must return", async () => {
    const { buyer, form } = await atBank();
    shop.orders.set("4711", { ...order, orderId: "4712" });
    await buyer.submit(form);
    await expectNotCharged("order-changed");
    expect(shop.log).toContainEqual(
      expect.objectContaining({ ...otherOrder, reference: expect.any(String) }),
    );
  });

  test("a changed order can be paid at its new amount", async () => {
    const { buyer, form } = await atBank();
    shop.orders.set("4711", { ...order, amountMinor: 99_900 });
    await buyer.submit(form);
    const session = await buyer.opens("4711");
    expect(session.amount).toBe("99900");
    const paid = await buyer.pays(session, await buyer.types(frictionless));
    expect(paid.body).toMatchObject({ outcome: "accepted" });
    expect(await controlOf(shop).charges()).toMatchObject([{ amount: 99_900 }]);
  });

  test("a shop that no longer answers after another attempt has paid: the buyer is told that the order was paid", async () => {
    const { buyer, form } = await atBank();
    const session = await buyer.opens("4711");
    await buyer.pays(session, await buyer.types(frictionless));
    shop.orders.delete("4711");
    const page = JSON.parse((await buyer.submit(form)).text) as object;
    expect(page).toMatchObject({ state: "abandoned", reason: "order-paid-elsewhere" });
    expect(await controlOf(shop).charges()).toHaveLength(1);
  });

  test.each(changes)(
    "after a forged return, %s changes (%s), and no charge is ruled out: the buyer is led to the payment's status",
    async (_what, _reason, change) => {
      const { buyer, form } = await atBank();
      await buyer.submit({ ...form, fields: { PaRes: "Zm9yZ2Vk" } });
      change();
      await controlOf(shop).fault("getTransactionData", "wrong-seal", "after", 3);
      const unsure = await buyer.submit(form);
      expect(unsure.status).toBe(409);
      expect(unsure.text).toContain("or is no longer to be paid");
      expect(unsure.text).not.toMatch(/nothing was charged/i);
      const [, link = ""] = /href="([^"]+)" target/.exec(unsure.text) ?? [];
      expect(JSON.parse((await buyer.open(shop.url + link)).text)).toMatchObject({ state: "redirected" });
    },
  );

  test("after a forged return, a changed order is given up once the gateway says that there was no charge", async () => {
    const { buyer, form } = await atBank();
    await buyer.submit({ ...form, fields: { PaRes: "Zm9yZ2Vk" } });
    shop.orders.set("4711", { ...order, amountMinor: 99_900 });
    await controlOf(shop).fault("getTransactionData", "wrong-seal", "after", 3);
    const unsure = await buyer.submit(form);
    expect(unsure.status).toBe(409);
    expect(unsure.text).toContain("has changed");
    expect((await shop.payments.listByOrder("4711"))[0]).toMatchObject({ state: "redirected" });
    await controlOf(shop).disarm();
    await buyer.submit(form);
    expect((await shop.payments.listByOrder("4711"))[0]).toMatchObject({
      state: "abandoned",
      reason: "order-changed",
    });
    expect(await controlOf(shop).charges()).toEqual([]);
  });
});

describe("between enrolment check and charge of a frictionless card", () => {
  test.each(changes)("%s changes: %s, and the page is told", async (_what, reason, change) => {
    const buyer = createBuyer(shop);
    const session = await buyer.opens("4711");
    const token = await buyer.types(frictionless);
    beforeCharge = change;
    const { body } = await buyer.pays(session, token);
    expect(body).toMatchObject({ next: "result", outcome: "abandoned", reason });
    expect(body["retry"] ?? false).toBe(reason === "order-changed");
    expect(body["buyerMessage"]).toMatchObject({ en: expect.any(String) as string });
    await expectNotCharged(reason);
  });
});

describe("before the buyer leaves for the bank where they pay", () => {
  test.each(changes)("%s changes: %s, and they are not sent there", async (_what, reason, change) => {
    const one = createSupplierBuyer(shop, "ideal");
    const session = await one.opens();
    beforeCharge = change;
    const { body } = await one.pays(session, rotterdam);
    expect(body).toMatchObject({ next: "result", outcome: "abandoned", reason });
    await expectNotCharged(reason);
  });
});

test("the shop is asked at each step; before the charge there is no buyer's request", async () => {
  const { buyer, form } = await atBank();
  expect(questions).toEqual([
    { step: "open", hasBuyer: true },
    { step: "submit", hasBuyer: true },
  ]);
  await buyer.submit(form);
  expect(questions.slice(2)).toEqual([{ step: "charge", hasBuyer: false }]);
  expect(await controlOf(shop).charges()).toHaveLength(1);
});

const failures: readonly [string, () => never | Promise<never>][] = [
  [
    "throws",
    () => {
      throw new RangeError("the shop's database is away");
    },
  ],
  ["never answers", () => new Promise<never>(() => {})],
  [
    "answers with no amount",
    () => Promise.resolve({ ...order, amountMinor: Number.NaN }) as unknown as Promise<never>,
  ],
];

describe("a shop that cannot say whether the order stands", () => {
  test.each(failures)("%s: nothing is charged, and the return can be sent again", async (_what, fail) => {
    const { buyer, form } = await atBank();
    atCharge = fail;
    const page = await buyer.submit(form);
    expect(page.status).toBe(503);
    expect(page.text).toContain("Nothing was charged");
    expect(await controlOf(shop).charges()).toEqual([]);
    expect((await shop.payments.listByOrder("4711"))[0]).toMatchObject({ state: "redirected" });
    expect(shop.log).toContainEqual(
      expect.objectContaining({ step: "resolveOrder failed", orderId: "4711" }),
    );
    // The page contains the bank's answer in a form.
    atCharge = undefined;
    const again = await buyer.submit(formOf(page));
    expect(JSON.parse(again.text)).toMatchObject({ state: "accepted" });
    expect(await controlOf(shop).charges()).toHaveLength(1);
  });

  test("after a forged return: the page speaks of this return alone", async () => {
    const { buyer, form } = await atBank();
    await buyer.submit({ ...form, fields: { ...form.fields, PaRes: "forged" } });
    atCharge = failures[0]?.[1];
    const page = await buyer.submit(form);
    expect(page.status).toBe(503);
    expect(page.text).toContain("Nothing was charged just now.");
    expect(page.text).not.toContain("Nothing was charged.");
  });

  test.each(failures)(
    "%s, without a challenge: given up, and paid by another attempt",
    async (_what, fail) => {
      const buyer = createBuyer(shop);
      const session = await buyer.opens("4711");
      atCharge = fail;
      const { body } = await buyer.pays(session, await buyer.types(frictionless));
      expect(body).toMatchObject({ outcome: "abandoned", reason: "order-unconfirmed", retry: true });
      await expectNotCharged("order-unconfirmed");
      atCharge = undefined;
      const second = await buyer.opens("4711");
      const paid = await buyer.pays(second, await buyer.types(frictionless));
      expect(paid.body).toMatchObject({ outcome: "accepted" });
    },
  );
});

test("a different order in the answer to step submit is not paid either", async () => {
  const buyer = createBuyer(shop);
  const session = await buyer.opens("4711");
  shop.orders.set("4711", { ...order, orderId: "4712" });
  const token = await buyer.types(frictionless);
  const answer = await postJson(`${shop.url}/sips/payments`, {
    session: session.session,
    paymentToken: token,
  });
  expect(answer.body).toMatchObject({ code: "PAYMENT_ORDER_CHANGED" });
});
