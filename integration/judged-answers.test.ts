import { createGateway, type GatewaySettings } from "@sips-kit/server";
import { testShop } from "@sips-kit/simulator";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { startStubGateway } from "./stub-gateway.js";
import { closeSimulator, openScriptedShop } from "./scripted-shop.js";
import { found, startScriptedGateway, type Fields, type ScriptedGateway } from "./scripted-gateway.js";

// Which answers the gateway client accepts: sealed ones that repeat the values of the request.

const order = {
  amount: "2490",
  currencyCode: "978",
  orderChannel: "INTERNET",
  paymentToken: "token",
  transactionReference: "REF001",
  orderId: "4711",
} as const;
const query = { transactionReference: "REF001" };
const accepted = { responseCode: "00", transactionReference: "REF001" };

let office: ScriptedGateway;
const gateways: { close(): Promise<void> }[] = [];

beforeEach(async () => {
  office = await startScriptedGateway();
});
afterEach(async () => {
  await Promise.all(gateways.splice(0).map((gateway) => gateway.close()));
  await office.close();
});

afterAll(closeSimulator);

/** A client of the scripted gateway. */
function client(settings: Partial<GatewaySettings> = {}) {
  const gateway = createGateway({ url: office.url, ...testShop, ...settings });
  gateways.push(gateway);
  return gateway;
}

test.each(["0", "00 ", "0000", "OK"])(
  "a record with the code %j says neither yes nor no",
  async (responseCode) => {
    const scripted = await openScriptedShop();
    scripted.office.script("cardValidateAuthenticationAndOrder", () => undefined);
    scripted.office.script("getTransactionData", (_request, known) => found(known, { responseCode }));
    await scripted.pays();
    await scripted.shop.payments.reconcile();
    expect(await scripted.newest()).toMatchObject({ state: "unknown" });
    scripted.office.script("getTransactionData", (_request, known) => found(known, { responseCode: "00" }));
    await scripted.untilAllIsOver();
    expect(await scripted.newest()).toMatchObject({ state: "accepted" });
    await scripted.close();
  },
);

describe("echoes", () => {
  test.each([
    ["merchantId", { merchantId: "002001000000002" }],
    ["amount", { amount: "2491" }],
    ["currencyCode", { currencyCode: "840" }],
    ["orderId", { orderId: "4712" }],
  ])("a %s other than the order's is unknown, whatever the code", async (field, change) => {
    for (const responseCode of ["00", "05"]) {
      office.script("cardOrder", () => ({ ...accepted, responseCode, ...change }));
      expect(await client().cardOrder(order)).toMatchObject({
        kind: "unknown",
        error: { code: "GATEWAY_ECHO_MISMATCH", field },
      });
    }
    expect(office.count("cardOrder")).toBe(2);
  });

  test("amounts and currencies may come as numbers, with leading zeros, or not at all", async () => {
    const changes: Fields[] = [
      { amount: 2490 },
      { amount: "000000002490" },
      { currencyCode: 978 },
      { amount: "" },
    ];
    for (const change of changes) {
      office.script("cardOrder", () => ({ ...accepted, ...change }));
      expect((await client().cardOrder(order)).kind).toBe("accepted");
    }
  });

  test.each([
    ["merchantId", true],
    ["amount", [2490]],
    ["currencyCode", { code: "978" }],
    ["orderId", ["4711"]],
  ])("a %s that is neither a text nor a number repeats nothing: unknown", async (field, value) => {
    const stub = await startStubGateway({ cardOrder: () => ({ ...accepted, [field]: value }) });
    const outcome = await client({ url: stub.url }).cardOrder(order);
    expect(outcome).toMatchObject({ kind: "unknown", error: { code: "GATEWAY_ECHO_MISMATCH", field } });
    await stub.close();
  });

  test("a debit of another mandate than the request's is unknown", async () => {
    const debit = { ...query, amount: "2490", currencyCode: "978", orderChannel: "INTERNET" } as const;
    const means = { paymentMeanBrand: "SEPA_DIRECT_DEBIT", mandateId: "M1" } as const;
    for (const [mandateId, kind] of [
      ["M2", "unknown"],
      ["M1", "accepted"],
    ]) {
      office.script("directDebitOrder", () => ({ ...accepted, mandateId }));
      expect(await client().directDebitOrder({ ...debit, ...means })).toMatchObject({ kind });
    }
  });

  test("a refund of another amount, and a duplicate of another payment, are unknown", async () => {
    const mismatch = (field: string) => ({
      kind: "unknown",
      error: { code: "GATEWAY_ECHO_MISMATCH", field },
    });
    office.script("refund", () => ({ ...accepted, newAmount: "2000", operationAmount: "491" }));
    const refund = await client().refund({ ...query, operationAmount: "490", currencyCode: "978" });
    expect(refund).toMatchObject(mismatch("operationAmount"));
    office.script("duplicate", () => ({ ...accepted, fromTransactionReference: "REF999" }));
    const { paymentToken: _token, ...copy } = order;
    const duplicate = await client().duplicate({ ...copy, fromTransactionReference: "REF000" });
    expect(duplicate).toMatchObject(mismatch("fromTransactionReference"));
  });

  const ofQuery = { ...found({}, {}), ...query, originAmount: 2490 };
  test.each([
    ["transactionReference", "cardOrder", { responseCode: "00" }],
    ["amount", "cardValidateAuthenticationAndOrder", accepted],
    ["transactionReference", "getTransactionData", { ...ofQuery, transactionReference: "" }],
    ["originAmount", "getTransactionData", { ...ofQuery, originAmount: undefined }],
    ["newAmount", "cancel", { responseCode: "00" }],
    ["newStatus", "acceptChallenge", { responseCode: "00" }],
  ] as const)(
    "without %s a %s is not accepted, unless requireEchoes is false",
    async (field, name, fields) => {
      office.script(name, () => fields);
      const missing = { kind: "unknown", error: { code: "GATEWAY_ECHO_MISSING", field } };
      for (const [requireEchoes, end] of [
        [true, missing],
        [false, { kind: "accepted" }],
      ] as const) {
        const gateway = client({ requireEchoes });
        const calls = {
          cardOrder: () => gateway.cardOrder(order),
          cardValidateAuthenticationAndOrder: () =>
            gateway.cardValidateAuthenticationAndOrder({
              ...query,
              redirectionData: "data",
              messageVersion: "0.1",
            }),
          getTransactionData: () => gateway.getTransactionData(query),
          cancel: () => gateway.cancel({ ...query, operationAmount: "490", currencyCode: "978" }),
          acceptChallenge: () => gateway.acceptChallenge(query),
        };
        expect(await calls[name]()).toMatchObject(end);
      }
    },
  );
});

describe("answers without a seal", () => {
  test.each(["25", "99", "00", undefined])(
    "an unsealed %s does not count, whatever the call",
    async (code) => {
      const reply = { fields: { responseCode: code }, isSealed: false };
      office.script("hostedFieldsInitialize", () => reply);
      office.script("getTransactionData", () => reply);
      for (const outcome of [
        await client().hostedFieldsInitialize({}),
        await client().getTransactionData(query),
      ]) {
        expect(outcome).toMatchObject({ kind: "unknown", error: { code: "GATEWAY_SEAL_MISSING" } });
      }
    },
  );

  test.each(["03", "34"])(
    "an unsealed %s: neither shop nor key is known, and the log says so",
    async (code) => {
      office.script("hostedFieldsInitialize", () => ({ fields: { responseCode: code }, isSealed: false }));
      const told: unknown[] = [];
      const gateway = client({ keyVersion: "7", log: (exchange) => told.push(exchange) });
      expect(await gateway.hostedFieldsInitialize({})).toMatchObject({
        kind: "unknown",
        error: { code: "GATEWAY_SHOP_UNKNOWN" },
      });
      expect(told).toMatchObject([
        {
          code: "GATEWAY_SHOP_UNKNOWN",
          detail: expect.stringMatching(/merchantId 002001000000001 or its keyVersion 7/) as string,
        },
      ]);
    },
  );
});

describe("codes that leave the result open", () => {
  test.each([
    ["cardOrder", "90", "refused"],
    ["cardOrder", "99", "unknown"],
    ["paymentProviderFinalize", "90", "unknown"],
    ["paymentProviderFinalize", "60", "unknown"],
    ["paymentProviderFinalize", "05", "refused"],
  ] as const)("%s answered %s is %s", async (name, responseCode, kind) => {
    office.script(name, () => ({ ...accepted, responseCode }));
    const outcome =
      name === "cardOrder"
        ? await client().cardOrder(order)
        : await client().paymentProviderFinalize({
            ...query,
            redirectionData: "data",
            messageVersion: "0.1",
          });
    const open = { kind, error: { code: "GATEWAY_RESULT_OPEN" } };
    expect(outcome).toMatchObject(kind === "unknown" ? open : { kind, code: responseCode });
  });
});
