import { containers, methods, requestFields, sealText, type JsonObject } from "@sips-kit/protocol";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { maskCardNumbers, redact } from "./redact.js";

const pan = "4907000000000600";

describe("maskCardNumbers", () => {
  test.each([
    ["card 4907000000000600 refused", "card ************0600 refused"],
    ["4907 0000 0000 0600", "**** **** **** 0600"],
    ["4907-0000-0000-0600", "****-****-****-0600"],
    ["until 1228 4907000000000600 123", "until 1228 ************0600 123"],
    ["Amex 378282246310005.", "Amex ***********0005."],
    ["2223000048400011", "************0011"],
    ["twice 4907000000000600,5100000000000800", "twice ************0600,************0800"],
    ["x".repeat(3) + pan + "y", "xxx************0600y"],
  ])("%s", (text, expected) => {
    expect(maskCardNumbers(text)).toBe(expected);
  });

  test.each([
    "REF20261123180000001",
    "1790000000000000",
    "2026-11-23T18:00:00+01:00",
    "4907000000000601",
    "002001000000001",
    "24.90 EUR, 4711",
  ])("leaves %s alone", (text) => {
    expect(maskCardNumbers(text)).toBe(text);
  });

  test("finds the number in the sealed text, where all values are concatenated", () => {
    const body = {
      amount: "2490",
      cardCSCValue: "123",
      cardExpiryDate: "203012",
      cardNumber: pan,
      orderId: "4711",
    };
    expect(sealText(body)).toContain(pan);
    expect(maskCardNumbers(sealText(body))).not.toContain(pan);
  });

  test("a separate card number is masked whatever the text around it", () => {
    const around = fc.string({ maxLength: 20 }).map((text) => text.replace(/\d/g, "x"));
    fc.assert(
      fc.property(around, around, (before, after) => {
        expect(maskCardNumbers(before + pan + after)).not.toContain(pan);
      }),
    );
  });
});

describe("redact", () => {
  test("keeps what helps to explain a call, and only the names of everything else", () => {
    expect(
      redact({
        amount: "2490",
        transactionReference: "REF001",
        cardNumber: pan,
        cardCSCValue: "123",
        customerContact: { email: "buyer@example.org", phone: null },
        fieldOfTomorrow: "x",
        seal: "abc",
        s10TransactionReference: { s10TransactionId: "6" },
      }),
    ).toEqual({
      amount: "2490",
      transactionReference: "REF001",
      cardNumber: "***",
      cardCSCValue: "***",
      customerContact: { email: "***", phone: null },
      fieldOfTomorrow: "***",
      seal: "***",
      s10TransactionReference: { s10TransactionId: "6" },
    });
  });

  test("a card number is found in no field of any method, wherever it was put", () => {
    for (const method of Object.values(methods)) {
      const names = [...Object.keys(requestFields(method)), ...Object.keys(method.answer), pan];
      const body: JsonObject = Object.fromEntries(names.map((name) => [name, `see ${pan}`]));
      expect(JSON.stringify(redact({ ...body, list: [body, [pan]] }))).not.toContain(pan);
    }
  });

  test.each([
    "cardCSCValue",
    "iban",
    "bankAccount",
    "seal",
    "secretKey",
    "paymentToken",
    "email",
    "lastname",
  ])("%s never keeps its value, at any depth", (name) => {
    const places = [...Object.keys(containers), "unheardOf"];
    for (const place of places) {
      expect(JSON.stringify(redact({ [name]: "canary", [place]: [{ [name]: ["canary"] }] }))).not.toContain(
        "canary",
      );
    }
  });
});
