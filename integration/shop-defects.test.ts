import { card, merchantRouter, sepaDirectDebit, sipsRouter } from "@sips-kit/server";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createBuyer, postJson } from "./buyer.js";
import { createMovableTime } from "./movable-time.js";
import { openShop, type Shop } from "./shop.js";
import { createSupplierBuyer } from "./supplier-buyer.js";

// Common set-up mistakes: the developer is told what is wrong, where, and what to do.

let shop: Shop;
afterEach(() => shop.close());

const order = { orderId: "4711", amountMinor: 2490, currencyCode: "978" };
const open = () => postJson(`${shop.url}/sips/sessions`, { orderId: "4711", mode: "hosted" });

test("a page on another origin than publicUrl: the page and the log name both", async () => {
  shop = await openShop();
  const from = shop.url.replace("localhost", "127.0.0.1");
  const opened = await postJson(
    `${shop.url}/sips/sessions`,
    { orderId: "4711", mode: "hosted" },
    { origin: from },
  );
  expect(opened.body).toMatchObject({ status: 403, code: "PAYMENT_ORIGIN_FOREIGN" });
  expect(opened.body["detail"]).toContain(`of ${shop.url} only`);
  expect(opened.body["detail"]).toContain("set publicUrl");
  const logged = shop.log.filter((line): line is Error => line instanceof Error);
  expect(logged).toMatchObject([{ code: "PAYMENT_ORIGIN_FOREIGN" }]);
  expect(logged[0]?.message).toContain(from);
});

test("start is forgotten: the log says so once, at the first form, and not to a shop that reconciles by itself", async () => {
  shop = await openShop();
  const reminders = () => shop.log.filter((line) => (line as { step?: string }).step === "not started");
  shop.orders.set("4711", order);
  await open();
  await open();
  expect(reminders()).toEqual([
    { step: "not started", detail: expect.stringContaining("Call payments.start() when the server starts") },
  ]);
  await shop.close();
  shop = await openShop();
  await shop.payments.reconcile();
  await open();
  expect(reminders()).toEqual([]);
});

describe("resolveOrder", () => {
  const failing = () => {
    throw new Error("the orders' database is away");
  };

  test("throws when the page opens: logged with its cause, and reported with its own code", async () => {
    shop = await openShop({ resolveOrder: failing });
    const opened = await open();
    expect(opened.body).toMatchObject({ status: 500, code: "PAYMENT_ORDER_UNAVAILABLE", field: "orderId" });
    expect(opened.body["detail"]).not.toContain("database");
    expect(shop.log).toContainEqual({
      step: "resolveOrder failed",
      orderId: "4711",
      code: "Error",
      detail: "the orders' database is away",
    });
    expect(shop.log).toContainEqual(
      expect.objectContaining({
        code: "PAYMENT_ORDER_UNAVAILABLE",
        cause: new Error("the orders' database is away"),
      }),
    );
  });

  test.each(["resolveOrder", "resolveWallet"])(
    "%s never answers: the page is told after 15 s",
    async (name) => {
      // A hundred times faster than real time.
      const { timers } = createMovableTime(0.01);
      const hangs = () => new Promise<never>(() => {});
      shop = await openShop({ resolveOrder: () => order, resolveWallet: () => "ann", [name]: hangs, timers });
      const opened = await open();
      const failed = { status: 500, code: "PAYMENT_ORDER_UNAVAILABLE" };
      expect(opened.body).toMatchObject(name === "resolveOrder" ? failed : { mode: "hosted" });
      expect(shop.log).toContainEqual(expect.objectContaining({ step: `${name} failed`, code: "Error" }));
    },
  );

  test("rejects when the buyer pays: the same, and nothing is charged", async () => {
    let isAway = false;
    shop = await openShop({ resolveOrder: async () => (isAway ? failing() : order) });
    const buyer = createBuyer(shop);
    const session = await buyer.opens("4711");
    isAway = true;
    const paid = await buyer.pays(session, await buyer.types("5100000100000700"));
    expect(paid.body).toMatchObject({ status: 500, code: "PAYMENT_ORDER_UNAVAILABLE" });
    expect(shop.log).toContainEqual(
      expect.objectContaining({ step: "resolveOrder failed", orderId: "4711" }),
    );
    isAway = false;
    const again = await buyer.pays(session, await buyer.types("5100000100000700"));
    expect(again.body).toMatchObject({ outcome: "accepted" });
  });

  test.each([
    ["amountMinor", 24.9],
    ["amountMinor", "2490"],
    ["currencyCode", "EUR"],
    ["currencyCode", 978],
    ["orderId", undefined],
    ["orderId", 4711],
    ["merchantWalletId", "a b"],
    ["merchantWalletId", null],
    ["merchantWalletId", 7],
    ["details", null],
    ["details", "captureDay=3"],
    ["details.customerId", 42],
    ["details.invoiceReference", 42],
    ["details.merchantName", { name: "Shop" }],
    ["details.customerLanguage", ["fr"]],
    ["details.fraudData", "NO_CHALLENGE"],
    ["instalments", null],
    ["instalments", { count: 3, everyDays: 30 }],
    ["instalments", [null]],
    ["instalments", [{ nowMinor: 1000, later: null }]],
    ["instalments", [{ nowMinor: 1000, later: [null] }]],
    ["instalments", [{ nowMinor: 1000, later: [{ amountMinor: 1490, date: 20_990_131 }] }]],
  ])("returns an order that cannot be paid: logged, with the field %s", async (field, value) => {
    // As JavaScript would give it.
    const [top = "", inner] = field.split(".");
    const changed = { ...order, [top]: inner === undefined ? value : { [inner]: value } };
    shop = await openShop({ resolveOrder: () => changed as typeof order });
    expect((await open()).body).toMatchObject({
      status: 500,
      code: "PAYMENT_ORDER_INVALID",
      field,
      detail: expect.stringContaining(`wrong ${field}`),
    });
    expect(shop.log).toContainEqual(expect.objectContaining({ step: "resolveOrder failed" }));
    expect(shop.log).toContainEqual(expect.objectContaining({ code: "PAYMENT_ORDER_INVALID" }));
  });

  test("returns a guest's order, whose details are null in its database: the guest pays", async () => {
    // As JavaScript would give it.
    const details = { customerId: null, customerLanguage: null } as object;
    shop = await openShop({ resolveOrder: () => ({ ...order, details }) });
    const buyer = createBuyer(shop);
    const paid = await buyer.pays(await buyer.opens("4711"), await buyer.types("5100000100000700"));
    expect(paid.body).toMatchObject({ outcome: "accepted" });
    expect(await shop.payments.search()).toMatchObject({ payments: [{ orderId: "4711" }] });
  });
});

test("a payment method that throws: the attempt is over at once, and the buyer may pay again", async () => {
  let isBroken = true;
  const broken = card();
  const start: typeof broken.start = (...given) => {
    if (isBroken) throw new Error("a setting of the shop's own");
    return broken.start(...given);
  };
  shop = await openShop({ paymentMethods: [{ ...broken, start }] });
  const buyer = createBuyer(shop);
  const session = await buyer.opens("4711");
  expect(await buyer.pays(session, "token")).toMatchObject({ status: 500 });
  expect(shop.results).toMatchObject([{ state: "abandoned", reason: "enrolment-lost" }]);
  expect(shop.log).toContainEqual(new Error("a setting of the shop's own"));
  isBroken = false;
  const again = await buyer.pays(await buyer.opens("4711"), await buyer.types("5100000100000700"));
  expect(again.body).toMatchObject({ outcome: "accepted" });
});

describe("resolveWallet", () => {
  // As JavaScript would give it.
  const gives = (wallet: unknown) => openShop({ resolveWallet: () => wallet as string });
  const listed = async () => (await fetch(`${shop.url}/sips/cards`)).json();

  test("returns null: there is nobody, so no card is offered to be saved", async () => {
    shop = await gives(null);
    shop.orders.set("4711", order);
    expect(await listed()).toMatchObject({ code: "PAYMENT_WALLET_NONE" });
    expect((await open()).body).not.toHaveProperty("savesCard");
  });

  test.each([7, false])("returns %j: reported, and no card is offered to be saved", async (wallet) => {
    shop = await gives(wallet);
    shop.orders.set("4711", order);
    expect(await listed()).toMatchObject({ status: 500, code: "PAYMENT_WALLET_INVALID" });
    expect((await open()).body).not.toHaveProperty("savesCard");
    expect(shop.log).toContainEqual(expect.objectContaining({ step: "resolveWallet failed" }));
  });
});

const unhandled: unknown[] = [];
const hear = (reason: unknown) => void unhandled.push(reason);
beforeEach(() => void process.on("unhandledRejection", hear));
afterEach(() => {
  process.off("unhandledRejection", hear);
  expect(unhandled.splice(0)).toEqual([]);
});

test.each<[string, () => unknown]>([
  ["a promise", async () => "/result"],
  ["a promise that rejects", async () => decodeURIComponent("%")],
  ["nothing", () => undefined],
])(
  "resultUrl returns %s: the buyer is sent to the home page, and the log says so",
  async (_what, resultUrl) => {
    shop = await openShop({ resultUrl: resultUrl as () => string });
    const buyer = createBuyer(shop);
    const paid = await buyer.pays(await buyer.opens("4711"), await buyer.types("5100000100000700"));
    expect(paid.body).toMatchObject({ outcome: "accepted", url: "/" });
    expect(shop.log).toContainEqual(expect.objectContaining({ step: "resultUrl failed", code: "TypeError" }));
  },
);

test("resultUrl of another origin: the log names both origins", async () => {
  shop = await openShop({ resultUrl: () => "https://elsewhere.example/result" });
  const buyer = createBuyer(shop);
  const paid = await buyer.pays(await buyer.opens("4711"), await buyer.types("5100000100000700"));
  expect(paid.body).toMatchObject({ outcome: "accepted", url: "/" });
  const detail = `The page is on https://elsewhere.example, and must be on ${shop.url}, the origin of publicUrl.`;
  expect(shop.log).toContainEqual(expect.objectContaining({ step: "resultUrl failed", detail }));
});

test("onResult throws: the log has what it said, without card data", async () => {
  const failing = () => Promise.reject(new Error("no row for 5100000100000700"));
  shop = await openShop({ onResult: failing });
  const buyer = createBuyer(shop);
  await buyer.pays(await buyer.opens("4711"), await buyer.types("5100000100000700"));
  const detail = "no row for ************0700";
  const failed = { step: "onResult failed", orderId: "4711", code: "Error", detail };
  await vi.waitFor(() => expect(shop.log).toContainEqual(expect.objectContaining(failed)));
});

test("mandateUrl returns a promise that rejects: the buyer is sent to the home page, and the log says so", async () => {
  shop = await openShop({
    paymentMethods: [sepaDirectDebit()],
    resolveWallet: () => "ann",
    mandateUrl: (async () => decodeURIComponent("%")) as unknown as () => string,
  });
  const account = { iban: "FR7699999000010000000003413", holder: "Ann Lee" };
  const begun = await postJson(`${shop.url}/sips/mandates`, account);
  const buyer = createSupplierBuyer(shop, "sepa-direct-debit");
  const back = await buyer.comesBack(await buyer.decides(String(begun.body["url"]), "Confirm"));
  expect(new URL(back.url).pathname).toBe("/");
  expect(shop.log).toContainEqual(expect.objectContaining({ step: "mandateUrl failed", code: "TypeError" }));
});

test.each<[string, () => unknown]>([
  ["fails", () => decodeURIComponent("%")],
  ["returns a promise that rejects", async () => decodeURIComponent("%")],
  ["returns a language without pages", () => "de"],
])(
  "languageOf %s: the buyer gets to their bank and back, by the language of their browser",
  async (_what, languageOf) => {
    shop = await openShop({ pages: { languageOf: languageOf as () => "en" } });
    const buyer = createBuyer(shop);
    const sent = await buyer.pays(await buyer.opens("4711"), await buyer.types("5100000000000800"));
    await buyer.authenticates(String(sent.body["url"]), "Authenticate");
    expect(shop.results).toMatchObject([{ state: "accepted" }]);
    const forged = await buyer.open(`${shop.url}/sips/return/1.forged.reference`);
    expect(forged).toMatchObject({ status: 404, text: expect.stringContaining("Payment not found") });
  },
);

test("a router mounted at another path than publicUrl's: both are named where there is nothing", async () => {
  shop = await openShop();
  shop.app.use("/pay", sipsRouter(shop.payments));
  const there = await postJson(`${shop.url}/pay/sips/sessions`, { orderId: "4711", mode: "hosted" });
  expect(there.body).toMatchObject({ status: 404, code: "PAYMENT_ROUTE_UNKNOWN" });
  expect(there.body["detail"]).toMatch(/mounted at \/pay, and publicUrl has the path \/sips/);
  const right = await postJson(`${shop.url}/sips/session`, {});
  expect(right.body).toMatchObject({ detail: "There is nothing at this address." });
});

test("no answer of the two routers may be cached, or sniffed as another type", async () => {
  shop = await openShop();
  const authorize = ({ headers }: { headers: NodeJS.Dict<string | string[]> }) => headers["x-staff"] === "1";
  shop.app.use("/merchant", merchantRouter(shop.payments, { authorize }));
  const buyer = createBuyer(shop);
  const session = await buyer.opens("4711");
  await buyer.pays(session, await buyer.types("5100000100000700"));
  const [payment] = await shop.payments.listByOrder("4711");
  const staff = { "x-staff": "1" };
  const paths: readonly [path: string, init?: RequestInit][] = [
    [`/merchant/payments/${payment?.reference}`, { headers: staff }],
    [`/merchant/payments/${payment?.reference}`],
    ["/merchant/orders/4711", { headers: staff }],
    ["/merchant/nothing", { headers: staff }],
    ["/merchant/operations/refund", { method: "POST", headers: staff }],
    ["/sips/ready"],
    ["/sips/cards"],
    ["/sips/sessions", { method: "POST" }],
    ["/sips/nothing"],
  ];
  for (const [path, init] of paths) {
    const answer = await fetch(shop.url + path, init);
    expect(answer.headers.get("cache-control"), path).toBe("no-store");
    expect(answer.headers.get("x-content-type-options"), path).toBe("nosniff");
  }
});
