import { methods, type MethodName } from "@sips-kit/protocol";
import { describe, expect, test } from "vitest";
import type { WireObject } from "../ledger/wire.js";
import { cardFields, orderFields } from "../testing/office-client.js";
import { useReadings } from "../testing/read-as.js";

const start = useReadings();
const accepted = "5100000000000800";

describe("unknownFields", () => {
  const order = { ...orderFields({ transactionReference: "UNKNOWN" }), ...cardFields(accepted) };

  test("ignored", async () => {
    const { office } = await start({});
    expect(await office.call("cardOrder", { ...order, fieldOfTomorrow: "x" })).toMatchObject({
      responseCode: "00",
    });
  });

  test.each<[MethodName, WireObject, string]>([
    ["cardOrder", { ...order, fieldOfTomorrow: "x" }, "fieldOfTomorrow"],
    ["cardOrder", { ...order, customerContact: { email: "a@b.fr", mood: "x" } }, "customerContact.mood"],
    [
      "cardOrder",
      { ...order, shoppingCartDetail: { shoppingCartItemList: [{ productName: "a" }, { colour: "x" }] } },
      "shoppingCartDetail.shoppingCartItemList[1].colour",
    ],
    // Right in another method, or in an answer, and not in this one.
    ["cardOrder", { ...order, merchantReturnUrl: "http://localhost/" }, "merchantReturnUrl"],
    ["getTransactionData", { transactionReference: "R", currencyCode: "978" }, "currencyCode"],
    [
      "cardValidateAuthenticationAndOrder",
      { transactionReference: "R", redirectionData: "d", messageVersion: "0.1", currencyCode: "978" },
      "currencyCode",
    ],
  ])("refused: %s, %j: %s", async (method, fields, errorFieldName) => {
    const { office, control } = await start({ unknownFields: "refused" });
    const { resultField } = methods[method];
    expect(await office.call(method, fields)).toMatchObject({ [resultField]: "12", errorFieldName });
    expect(await control.chargeCount()).toBe(0);
  });

  test("refused, but what each method's table has is taken", async () => {
    const { office } = await start({ unknownFields: "refused" });
    expect(
      await office.call("cardOrder", {
        ...order,
        customerContact: { email: "a@b.fr" },
        sealAlgorithm: "HMAC-SHA-256",
      }),
    ).toMatchObject({ responseCode: "00" });
  });
});

describe("invalidCharacters", () => {
  const wrong: [WireObject, string, string][] = [
    [{ currencyCode: "abc" }, "currencyCode", "12"],
    [{ transactionReference: "a b" }, "transactionReference", "12"],
    [{ amount: "24.90" }, "amount", "12"],
    [{ cardExpiryDate: "2035AB" }, "cardExpiryDate", "12"],
    [{ customerContact: { gender: "X" } }, "customerContact.gender", "12"],
    // Other wrong forms.
    [{ cardExpiryDate: "203513" }, "cardExpiryDate", "30"],
    [{ transactionReference: "R".repeat(36) }, "transactionReference", "30"],
    [{ interfaceVersion: "WRONG" }, "interfaceVersion", "30"],
    [{ captureMode: "LATER" }, "captureMode", "30"],
  ];

  test.each(wrong)("%j: 30 by default", async (change, errorFieldName) => {
    const { order } = await start({});
    expect(await order(accepted, change)).toMatchObject({ responseCode: "30", errorFieldName });
  });

  test.each(wrong)("12: %j", async (change, errorFieldName, responseCode) => {
    const { order } = await start({ invalidCharacters: "12" });
    expect(await order(accepted, change)).toMatchObject({ responseCode, errorFieldName });
  });

  test("12: an address has a syntax", async () => {
    const { enrol } = await start({ invalidCharacters: "12" });
    expect(await enrol(accepted, { merchantReturnUrl: "not an address" })).toMatchObject({
      redirectionStatusCode: "30",
      errorFieldName: "merchantReturnUrl",
    });
  });
});

describe("integersForText", () => {
  test("references: by default those that clients send so, and no others", async () => {
    const { order, control } = await start({});
    expect(await order(accepted, { transactionReference: 4711 })).toMatchObject({
      responseCode: "00",
      transactionReference: "4711",
    });
    expect(await control.transaction("4711")).toMatchObject({ status: "TO_CAPTURE" });
    expect(await order(accepted, { orderId: 4711 })).toMatchObject({
      responseCode: "30",
      errorFieldName: "orderId",
    });
  });

  test("all", async () => {
    const { order, office } = await start({ integersForText: "all" });
    const change = { transactionReference: 4711, orderId: 12, customerContact: { phone: 33123456789 } };
    expect(await order(accepted, change)).toMatchObject({
      responseCode: "00",
      transactionReference: "4711",
      orderId: "12",
    });
    expect(await office.call("getWalletData", { merchantWalletId: 12 })).toMatchObject({
      walletResponseCode: "25",
    });
    expect(await order(accepted, { orderId: 1.5 })).toMatchObject({
      responseCode: "30",
      errorFieldName: "orderId",
    });
  });

  test("none", async () => {
    const { order } = await start({ integersForText: "none" });
    expect(await order(accepted, { transactionReference: 4711 })).toMatchObject({
      responseCode: "30",
      errorFieldName: "transactionReference",
    });
    expect(await order(accepted, { amount: 2490 })).toMatchObject({ responseCode: "00" });
  });
});
