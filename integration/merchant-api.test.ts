import { encryptCard, type CseKey } from "@sips-kit/cse";
import { merchantRouter, type MerchantAction, type MerchantSubject } from "@sips-kit/server";
import { Ajv2020 } from "ajv/dist/2020.js";
import type { Router } from "express";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createBuyer, postJson } from "./buyer.js";
import { stores } from "./stores.js";
import { openShop, type Shop } from "./shop.js";

interface Operation {
  readonly operationId: string;
  readonly "x-action": string;
  readonly responses: {
    readonly 200: { readonly content: { readonly [type: string]: { readonly schema: object } } };
  };
}
interface Document {
  readonly paths: { readonly [path: string]: { readonly [method: string]: Operation } };
  readonly components: { readonly schemas: { readonly Problem: object } };
}

let shop: Shop;
let router: Router;
/** Who is logged in. */
let boss = "anna";
let asked: { readonly action: MerchantAction; readonly subject: MerchantSubject }[];

async function openOffice(change: Parameters<typeof openShop>[0] = {}): Promise<void> {
  shop = await openShop({
    resolveWallet: () => "ANN",
    credits: { perCreditMinor: 5_000, perDayMinor: 10_000, approval: { aboveMinor: 150 } },
    webhooks: {
      // Nobody listens there: what is sent stays pending.
      endpoints: [{ id: "erp", url: "http://127.0.0.1:9/", secrets: ["a secret of the tests, long enough"] }],
    },
    customerWallet: (customerId) => (customerId === "C1" ? "ANN" : undefined),
    ...change,
  });
  asked = [];
  router = merchantRouter(shop.payments, {
    authorize: (_request, action, subject) => {
      asked.push({ action, subject });
      return { by: boss };
    },
  });
  shop.app.use("/merchant", router);
}

afterEach(() => shop.close());

const read = async (path: string) => {
  const response = await fetch(`${shop.url}/merchant/${path}`);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};
const document = async () => (await read("openapi.json")).body as unknown as Document;
const post = (path: string, body: object) => postJson(`${shop.url}/merchant/${path}`, body);

/** Pays an order; returns its reference. */
async function pays(orderId: string, cardNumber = "5100000100000700"): Promise<string> {
  const details = { customerId: "C1", customerContact: { email: "eve@example.com" } };
  shop.orders.set(orderId, { orderId, amountMinor: 2490, currencyCode: "978", details });
  const buyer = createBuyer(shop);
  const { body } = await buyer.pays(await buyer.opens(orderId), await buyer.types(cardNumber));
  if (typeof body["url"] === "string" && body["outcome"] === undefined)
    await buyer.authenticates(body["url"], "Authenticate");
  const [payment] = await shop.payments.listByOrder(orderId);
  return payment?.reference ?? "";
}

/** Pays an order in three instalments; returns its reference. */
async function paysInThree(orderId: string): Promise<string> {
  const instalments = [{ count: 3, everyDays: 30 }];
  shop.orders.set(orderId, { orderId, amountMinor: 9_000, currencyCode: "978", instalments });
  const buyer = createBuyer(shop);
  const opened = await postJson(`${shop.url}/sips/sessions`, { orderId, mode: "hosted" });
  const paymentToken = await buyer.types("5100000100000700");
  const sent = { session: opened.body["session"], paymentToken, instalments: 3 };
  const { body } = await postJson(`${shop.url}/sips/payments`, sent);
  await buyer.authenticates(String(body["url"]), "Authenticate");
  const [payment] = await shop.payments.listByOrder(orderId);
  return payment?.reference ?? "";
}

describe("the document", () => {
  beforeEach(() => openOffice());

  test("has every route of the router, and no other one", async () => {
    const { paths } = await document();
    const documented = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path.replaceAll(/\{(\w+)\}/g, ":$1")}`),
    );
    const served = router.stack.flatMap(({ route }) =>
      route ? [...new Set(route.stack.map(({ method }) => `${method} ${route.path}`))] : [],
    );
    expect(served.length).toBeGreaterThan(25);
    expect(served.toSorted()).toEqual([...documented, "get /openapi.json"].toSorted());
  });

  test("each operation has its own id and an action, and all schemas compile", async () => {
    const { paths, components } = await document();
    const operations = Object.values(paths).flatMap((methods) => Object.values(methods));
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
    const ajv = new Ajv2020();
    expect(ajv.compile(components.schemas.Problem)).toBeTypeOf("function");
    for (const { responses, "x-action": action } of operations) {
      expect(action).toMatch(/^[a-z][A-Za-z]+$/);
      for (const { schema } of Object.values(responses[200].content))
        expect(ajv.compile(schema)).toBeTypeOf("function");
    }
  });
});

describe.each(stores)("the merchant's routes on %s", (_name, openJournal) => {
  beforeEach(async () => openOffice({ journal: await openJournal() }));

  test("every answer is as the document says", async () => {
    const { paths } = await document();
    const ajv = new Ajv2020();
    const seen = new Set<string>();
    const check = async (
      path: string,
      answering: Promise<{ status: number; body: Record<string, unknown> }>,
      method = "get",
    ) => {
      const { status, body } = await answering;
      expect({ path, status, body }).toMatchObject({ status: 200 });
      const operation = paths[path]?.[method];
      const schema = operation?.responses[200].content["application/json"]?.schema ?? false;
      const isValid = ajv.compile(schema);
      expect(isValid(body), `${path}: ${ajv.errorsText(isValid.errors)} ${JSON.stringify(body)}`).toBe(true);
      seen.add(`${method} ${path}`);
      return body;
    };
    const does = (path: string, body: object, url = path) => check(path, post(url.slice(1), body), "post");

    const reference = await pays("4711");
    const held = [await pays("4712", "5100000500000300"), await pays("4713", "5100000500000300")];
    const day = `from=2020-01-01&to=2020-02-01`;
    expect(await check("/payments", read("payments?limit=2"))).toHaveProperty("cursor");
    expect(await check("/reviews", read("reviews"))).toMatchObject({
      payments: [{ state: "in-review" }, { state: "in-review" }],
    });
    await check("/days", read(`days?${day}`));
    expect(await check("/payments/{reference}", read(`payments/${reference}`))).not.toHaveProperty(
      "payment.session",
    );
    await check("/orders/{orderId}", read("orders/4711"));
    expect(await check("/payments/{reference}/fraud", read(`payments/${held[0]}/fraud`))).toMatchObject({
      report: {
        color: "ORANGE",
        rules: expect.arrayContaining([expect.objectContaining({ isAlert: true })]),
      },
    });

    let key = 0;
    const request = (more: object) => ({ idempotencyKey: `k${(key += 1)}`, reference, ...more });
    await does("/operations/acceptReview", request({ reference: held[0], reason: "known buyer" }));
    await does("/operations/refuseReview", request({ reference: held[1] }));
    await does("/operations/duplicate", request({ amountMinor: 100 }));
    await does("/operations/cancel", request({ amountMinor: 490 }));
    await does("/operations/refund", request({ amountMinor: 490 }));
    await does("/operations/validate", request({}));
    expect(await check("/operations/{idempotencyKey}", read("operations/k1"))).toMatchObject({
      operation: { by: "anna", reason: "known buyer", state: "accepted" },
    });

    const divided = await paysInThree("4720");
    await check("/payments/{reference}/instalments", read(`payments/${divided}/instalments`));
    await does("/operations/cancelInstalments", { reference: divided, reason: "moved away" });

    await does("/fraud/block", { reference, reason: "three chargebacks" });
    const element = { value: "203.0.113.7" };
    await does("/fraud/add", { list: "IpList", level: "Grey", element, reasonCode: "ipUnknown" });
    await does("/fraud/remove", { list: "IpList", level: "Grey", element });
    expect(await check("/fraud/lists/{list}", read("fraud/lists/IpList"))).toMatchObject({
      actions: [{ kind: "removeFromFraudList", by: "anna" }, { kind: "addToFraudList" }],
    });
    await check("/fraud/velocity", read("fraud/velocity?type=customerId&value=C1&days=1"));

    const cse = (await createBuyer(shop).opens("4714", "cse")).cse as CseKey;
    const saved = {
      ...(await encryptCard({ cardNumber: "5100000100000700" }, cse)),
      cardExpiryDate: "203412",
    };
    expect(await postJson(`${shop.url}/sips/cards`, saved)).toMatchObject({ status: 201 });
    const mean = { merchantWalletId: "ANN", paymentMeanId: "1" };
    const charge = { idempotencyKey: "charge", ...mean, amountMinor: 100, currencyCode: "978" };
    await does("/operations/charge", charge);
    const asked = { ...mean, currencyCode: "978", reason: "goodwill" };
    await does("/credits", { ...asked, idempotencyKey: "credit-1", amountMinor: 100 });
    await does("/credits", { ...asked, idempotencyKey: "credit-2", amountMinor: 200 });
    await does("/credits/{idempotencyKey}/decline", {}, "/credits/credit-2/decline");
    await does("/credits", { ...asked, idempotencyKey: "credit-3", amountMinor: 300 });
    boss = "bob";
    await does("/credits/{idempotencyKey}/approve", {}, "/credits/credit-3/approve");
    const typed = { ...saved, idempotencyKey: "credit-4", amountMinor: 100, currencyCode: "978" };
    await does("/credits/card", typed);
    await does("/operations/moto", { ...typed, idempotencyKey: "phone-1" });
    expect(await check("/credits", read("credits?days=2"))).toMatchObject({
      operations: { length: 4 },
    });
    boss = "anna";
    await check("/wallets/{merchantWalletId}", read("wallets/ANN"));
    await check("/customers/{customerId}/wallet", read("customers/C1/wallet"));
    await check("/wallets/{merchantWalletId}/means/{paymentMeanId}", read("wallets/ANN/means/1"));
    const wallet = (what: string, body: object) =>
      does(`/wallets/{merchantWalletId}/${what}`, body, `/wallets/ANN/${what}`);
    await wallet("rename", { paymentMeanId: "1", paymentMeanAlias: "Blue" });
    await wallet("remove", { paymentMeanId: "1", maskedPan: "5100##########00" });
    await wallet("close", { reason: "asked by letter" });

    const merchantReturnUrl = `${shop.url}/sips/return`;
    const iban = "FR7699999000010000000003413";
    const opened = await shop.gateway.initializeMandate({ iban, merchantReturnUrl, customerId: "C1" });
    const { mandateId } = opened.kind === "accepted" ? opened.answer : {};
    const shown = { mandateId, maskedIban: "FR76#####################13" };
    expect(await check("/customers/{customerId}/mandates", read("customers/C1/mandates"))).toMatchObject({
      mandates: [shown],
    });
    expect(await check("/mandates/{mandateId}", read(`mandates/${mandateId}`))).toMatchObject({
      mandate: shown,
    });
    const { deliveries } = (await check("/webhooks", read("webhooks"))) as {
      deliveries: { eventId: string }[];
    };
    const eventId = deliveries[0]?.eventId ?? "";
    await check("/webhooks/{eventId}", read(`webhooks/${eventId}`));
    await does("/webhooks/{eventId}/replay", {}, `/webhooks/${eventId}/replay`);
    await does("/webhooks/replay", { from: 0, to: 1 });

    const all = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    // Files, and what needs an overpaid order.
    const elsewhere = [
      "get /payments.csv",
      "get /operations.csv",
      "post /operations/refundOverpayment",
      "get /mandates/{mandateId}/pdf",
    ];
    expect(all.filter((one) => !seen.has(one))).toEqual(elsewhere);
  });
});

describe("requests", () => {
  beforeEach(() => openOffice());

  test.each<[string, object, string]>([
    ["operations/refund", { reference: "R1" }, "idempotencyKey"],
    ["operations/refund", { idempotencyKey: "k1", reference: "R1", amountMinor: 0 }, "amountMinor"],
    ["operations/refund", { idempotencyKey: "k1", reference: "R1", by: "me" }, "by"],
    ["fraud/add", { list: "Nobody", level: "Black", element: { value: "a" } }, "list"],
    ["fraud/add", { list: "IpList", level: "Black", element: { other: "a" } }, "element"],
    ["wallets/ANN/rename", { paymentMeanId: "1", paymentMeanAlias: "" }, "paymentMeanAlias"],
    ["wallets/ANN/remove", { paymentMeanId: "1" }, "maskedPan"],
  ])("%s %j: the problem names %s", async (path, body, field) => {
    const { components } = await document();
    const answer = await post(path, body);
    expect(answer).toMatchObject({ status: 400, body: { field, code: "PAYMENT_BODY_INVALID" } });
    expect(new Ajv2020().compile(components.schemas.Problem)(answer.body)).toBe(true);
    expect(await shop.journal.actions.list({ limit: 1 })).toEqual([]);
  });

  test("a card number in clear is refused and kept nowhere", async () => {
    const element = { value: "5100000100000700" };
    const answer = await post("fraud/add", { list: "CardList", level: "Black", element });
    expect(answer).toMatchObject({ status: 400, body: { code: "PAYMENT_CARD_IN_CLEAR" } });
    expect(JSON.stringify([answer, shop.log])).not.toContain("5100000100000700");
  });

  test("authorize learns the action and what it is about", async () => {
    await post("operations/refund", { idempotencyKey: "k1", reference: "R1", amountMinor: 500 });
    await post("wallets/ANN/close", {});
    await read("payments/R1/fraud");
    expect(asked).toEqual([
      {
        action: "refund",
        subject: expect.objectContaining({ reference: "R1", idempotencyKey: "k1", amountMinor: 500 }),
      },
      { action: "closeWallet", subject: expect.objectContaining({ merchantWalletId: "ANN" }) },
      { action: "readFraud", subject: expect.objectContaining({ reference: "R1" }) },
    ]);
  });

  test("whoever is not permitted changes nothing, and learns nothing about their input", async () => {
    shop.app.use("/closed", merchantRouter(shop.payments, { authorize: () => false }));
    for (const body of [{ list: "IpList", level: "Grey", element: { value: "203.0.113.7" } }, {}]) {
      expect(await postJson(`${shop.url}/closed/fraud/add`, body)).toMatchObject({
        status: 403,
        body: { code: "PAYMENT_NOT_AUTHORIZED" },
      });
    }
    expect((await fetch(`${shop.url}/closed/openapi.json`)).status).toBe(403);
    expect(await shop.journal.actions.list({ limit: 1 })).toEqual([]);
  });

  test("what is not there is 404", async () => {
    for (const path of ["payments/NOTHING", "wallets/NOBODY", "wallets/a-b", "operations/none", "nothing"])
      expect(await read(path)).toMatchObject({ status: 404, body: { code: "PAYMENT_ROUTE_UNKNOWN" } });
  });
});
