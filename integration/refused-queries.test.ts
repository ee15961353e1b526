import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { found, type Reply, type Script } from "./scripted-gateway.js";
import { closeSimulator, openScriptedShop, type ScriptedShop } from "./scripted-shop.js";

// Only a sealed 25 means that the gateway does not know a reference. Any other refusal means that the query failed;
// taking it for "not there" would move the money twice.

let scene: ScriptedShop;
beforeEach(async () => {
  scene = await openScriptedShop();
});
afterEach(() => scene.close());
afterAll(closeSimulator);

const query = "getTransactionData";

const refusals: readonly [string, Reply][] = [
  ...["99", "90", "34", "03", "12", "40", "05"].map((code): [string, Reply] => [
    `sealed ${code}`,
    { fields: { getTransDataResponseCode: code } },
  ]),
  ["unsealed 25", { fields: { getTransDataResponseCode: "25" }, isSealed: false }],
  ["unsealed 34", { fields: { getTransDataResponseCode: "34" }, isSealed: false }],
];

describe.each(refusals)("a query answered with %s", (_name, refusal) => {
  test("resolves no payment whose charge was sent, however late it is", async () => {
    scene.office.script("cardValidateAuthenticationAndOrder", () => undefined);
    expect(await scene.pays()).toMatchObject({ outcome: "unknown" });
    scene.office.script(query, () => refusal);
    await scene.untilAllIsOver();
    expect(await scene.newest()).toMatchObject({ state: "unknown" });
    expect(await scene.triesAgain()).toMatchObject({ body: { code: "PAYMENT_ORDER_PENDING" } });
    expect(scene.shop.results).toEqual([]);

    scene.office.script(query, shows({ transactionStatus: "TO_CAPTURE", responseCode: "00" }));
    await scene.untilAllIsOver();
    expect(await scene.newest()).toMatchObject({ state: "accepted" });
  });

  test("resolves no duplicate or credit whose answer was lost", async () => {
    const reference = await paid();
    scene.office.script("duplicate", () => undefined);
    scene.office.script("creditHolder", () => undefined);
    const { operations } = scene.shop.payments;
    const duplicate = { idempotencyKey: "d1", reference, amountMinor: 500 };
    expect(await operations.duplicate(duplicate)).toMatchObject({ state: "unknown" });
    const credit = { idempotencyKey: "c1", amountMinor: 500, currencyCode: "978", card };
    expect(await operations.creditHolder(credit)).toMatchObject({ state: "unknown" });
    scene.office.script(query, () => refusal);
    await scene.untilAllIsOver();
    expect(await operations.find("d1")).toMatchObject({ state: "unknown" });
    expect(await operations.find("c1")).toMatchObject({ state: "unknown" });
    const again = operations.duplicate({ idempotencyKey: "d2", reference, amountMinor: 500 });
    await expect(again).rejects.toMatchObject({ code: "PAYMENT_OPERATION_PENDING" });
    expect(scene.office.count("duplicate")).toBe(1);
  });

  test("before an operation proves that nothing was sent", async () => {
    const reference = await paid();
    scene.office.script(query, () => refusal);
    const { operations } = scene.shop.payments;
    const refund = { idempotencyKey: "r1", reference, amountMinor: 500 };
    expect(await operations.refund(refund)).toMatchObject({ state: "not-done" });
    const duplicate = { idempotencyKey: "d1", reference, amountMinor: 500 };
    expect(await operations.duplicate(duplicate)).toMatchObject({ state: "not-done" });
    expect(scene.office.count("refund") + scene.office.count("duplicate")).toBe(0);
  });
});

describe("a sealed 25", () => {
  const unknownReference: Script = () => ({ getTransDataResponseCode: "25" });

  test("ends an attempt that was never charged, once the session is certainly over", async () => {
    scene.office.script("cardValidateAuthenticationAndOrder", () => undefined);
    await scene.pays();
    scene.office.script(query, unknownReference);
    await scene.untilAllIsOver();
    expect(await scene.newest()).toMatchObject({ state: "abandoned", reason: "never-ordered" });
  });

  test("before an operation is a refusal: there is no such transaction", async () => {
    scene.office.script(query, unknownReference);
    const refund = scene.shop.payments.operations.refund({
      idempotencyKey: "r1",
      reference: "NOTHING",
      amountMinor: 5,
    });
    expect(await refund).toMatchObject({ state: "refused", responseCode: "25" });
  });
});

test("a shop unknown to the gateway is logged, and the page says that nothing was charged", async () => {
  scene.office.script("hostedFieldsInitialize", () => ({ fields: { responseCode: "03" }, isSealed: false }));
  scene.shop.orders.set("4711", { orderId: "4711", amountMinor: 2490, currencyCode: "978" });
  expect(await scene.triesAgain()).toMatchObject({ status: 502, body: { code: "PAYMENT_GATEWAY_REFUSED" } });
  expect(scene.steps("hostedFieldsInitialize")).toMatchObject([
    { code: "GATEWAY_SHOP_UNKNOWN", detail: expect.stringMatching(/merchantId .* keyVersion/) as string },
  ]);
});

const ciphertext = Buffer.alloc(256, 1).toString("base64");
const card = { cardNumber: ciphertext, cardExpiryDate: "203012" };

function shows(fields: Parameters<typeof found>[1]): Script {
  return (_request, known) => found(known, fields);
}

/** A paid order that the gateway shows. */
async function paid(): Promise<string> {
  await scene.pays();
  scene.office.script(query, shows({ transactionStatus: "CAPTURED", responseCode: "00" }));
  return (await scene.newest())?.reference ?? "";
}
