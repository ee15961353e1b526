import { merchantRouter, type MerchantAction, type MerchantSubject } from "@sips-kit/server";
import { afterEach, beforeEach, expect, test } from "vitest";
import { postJson } from "./buyer.js";
import { controlOf } from "./control.js";
import { monthly, openKeptCards, type KeptCardsScene } from "./kept-cards-scene.js";
import { openShop } from "./shop.js";

// Nobody who is permitted one thing gets another one by it.

let scene: KeptCardsScene;
let mayDo: (action: MerchantAction, subject: MerchantSubject) => boolean;

beforeEach(async () => {
  scene = await openKeptCards();
  mayDo = () => true;
  const authorize = (_request: unknown, action: MerchantAction, subject: MerchantSubject) =>
    mayDo(action, subject) && { by: "anna" };
  scene.shop.app.use("/merchant", merchantRouter(scene.shop.payments, { authorize }));
});
afterEach(() => scene.shop.close());

const post = (path: string, body: object) => postJson(`${scene.shop.url}/merchant/${path}`, body);

test("who may charge one wallet charges no other one by the payment that has saved its card", async () => {
  const { reference } = await scene.keeps();
  const charges = await controlOf(scene.shop).charges();
  mayDo = (_action, { merchantWalletId }) => merchantWalletId === "BOB";
  const { idempotencyKey, amountMinor, currencyCode } = monthly;
  const asked = { idempotencyKey, amountMinor, currencyCode, firstReference: reference };
  const both = { ...asked, merchantWalletId: "BOB", paymentMeanId: "1" };
  expect(await post("operations/charge", both)).toMatchObject({
    status: 400,
    body: { code: "PAYMENT_OPERATION_INVALID", field: "firstReference" },
  });
  expect(await controlOf(scene.shop).charges()).toEqual(charges);
});

test("who may accept held payments, but validate none, does not validate by accepting", async () => {
  mayDo = (action) => action === "acceptReview";
  const request = { idempotencyKey: "a1", reference: "R1" };
  expect(await post("operations/acceptReview", { ...request, validate: true })).toMatchObject({
    status: 403,
    body: { code: "PAYMENT_NOT_AUTHORIZED" },
  });
  expect(await scene.shop.payments.operations.find("a1")).toBeUndefined();
  expect(await post("operations/acceptReview", { ...request, validate: false })).toMatchObject({
    status: 200,
  });
});

test.each(["acceptReview", "refuseReview"] as const)(
  "an amount limits no %s, so none is taken",
  async (kind) => {
    const request = { idempotencyKey: "a1", reference: "R1", amountMinor: 1 };
    expect(await post(`operations/${kind}`, request)).toMatchObject({
      status: 400,
      body: { field: "amountMinor" },
    });
    await expect(scene.shop.payments.operations[kind](request)).rejects.toMatchObject({
      code: "PAYMENT_OPERATION_INVALID",
      more: { field: "amountMinor" },
    });
    expect(await scene.shop.payments.operations.find("a1")).toBeUndefined();
  },
);

test("authorize learns the currency of an amount, and the level of a fraud list", async () => {
  const asked: MerchantSubject[] = [];
  mayDo = (_action, subject) => asked.push(subject) === 0;
  await post("credits", {
    idempotencyKey: "c1",
    amountMinor: 500,
    currencyCode: "414",
    merchantWalletId: "ANN",
    paymentMeanId: "1",
  });
  await post("fraud/add", { list: "EmailList", level: "White", element: { value: "eve@example.com" } });
  expect(asked).toMatchObject([
    { amountMinor: 500, currencyCode: "414", merchantWalletId: "ANN" },
    { list: "EmailList", level: "White" },
  ]);
});

test("authorize learns what a decision on a credit is about, or only its key when there is no such credit", async () => {
  const shop = await openShop({
    credits: { perCreditMinor: 5_000, perDayMinor: 5_000, approval: { aboveMinor: 0 } },
  });
  const asked: (readonly [MerchantAction, MerchantSubject])[] = [];
  const authorize = (_request: unknown, action: MerchantAction, subject: MerchantSubject) => {
    asked.push([action, subject]);
    return false;
  };
  shop.app.use("/merchant", merchantRouter(shop.payments, { authorize }));
  const card = { merchantWalletId: "ANN", paymentMeanId: "1" };
  const credit = { idempotencyKey: "c1", amountMinor: 500, currencyCode: "978", orderId: "4711", ...card };
  await shop.payments.operations.walletCreditHolder({ ...credit, by: "anna" });
  for (const path of ["c1/approve", "c1/decline", "c2/approve"])
    expect(await postJson(`${shop.url}/merchant/credits/${path}`, {})).toMatchObject({ status: 403 });
  expect(asked).toEqual([
    ["approveCredit", credit],
    ["declineCredit", credit],
    ["approveCredit", { idempotencyKey: "c2" }],
  ]);
  await shop.close();
});

test.each([{ by: "" }, { by: " \u00a0" }, { by: undefined }, {}])(
  "authorize that permits and names nobody, %j: refused, told and logged, and nothing is written",
  async (named) => {
    const logged: unknown[] = [];
    const authorize = () => named as { by: string };
    const guard = { authorize, logError: (error: unknown) => void logged.push(error) };
    scene.shop.app.use("/unnamed", merchantRouter(scene.shop.payments, guard));
    const removal = { paymentMeanId: "7", maskedPan: "5100##########00" };
    const { body } = await postJson(`${scene.shop.url}/unnamed/wallets/ANN/remove`, removal);
    expect(body).toMatchObject({ status: 403, code: "PAYMENT_NOT_AUTHORIZED" });
    expect(body["detail"]).toContain("return { by } with who acts, or true");
    expect(logged).toEqual([expect.objectContaining({ message: body["detail"] })]);
    expect(await scene.shop.journal.actions.list({ limit: 9 })).toEqual([]);
  },
);

test("an operation in the name of nobody is refused before anything is written", async () => {
  const { reference } = await scene.keeps();
  const refund = { reference, idempotencyKey: "r1", amountMinor: 100, by: " " };
  const refused = { code: "PAYMENT_OPERATION_INVALID", more: { field: "by" } };
  await expect(scene.shop.payments.operations.refund(refund)).rejects.toMatchObject(refused);
  expect(await scene.shop.payments.operations.find("r1")).toBeUndefined();
});

test("authorize learns which mandate, which means of payment, and whose payments", async () => {
  const asked: MerchantSubject[] = [];
  mayDo = (_action, subject) => asked.push(subject) === 0;
  const get = (path: string) => fetch(`${scene.shop.url}/merchant/${path}`);
  await get("mandates/RUM1");
  await get("mandates/RUM1/pdf");
  await get("wallets/ANN/means/7");
  await post("wallets/ANN/remove", { paymentMeanId: "7", maskedPan: "5100##########00" });
  await post("fraud/add", { list: "CardList", level: "Black", element: { reference: "R1" } });
  await get("fraud/velocity?type=customerId&value=C1");
  expect(asked).toMatchObject([
    { mandateId: "RUM1" },
    { mandateId: "RUM1" },
    { merchantWalletId: "ANN", paymentMeanId: "7" },
    { merchantWalletId: "ANN", paymentMeanId: "7" },
    { list: "CardList", level: "Black", reference: "R1" },
    { customerId: "C1" },
  ]);
});
