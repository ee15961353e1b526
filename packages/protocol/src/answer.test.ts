import { expect, expectTypeOf, test } from "vitest";
import { readAnswer, resultCode, type AnswerOf, type JsonObject, type RequestOf } from "./index.js";

test("integers become texts, nulls vanish, unknown fields and codes pass through", () => {
  const { answer, faults } = readAnswer("cardValidateAuthenticationAndOrder", {
    amount: 2490,
    responseCode: "Z9",
    complementaryInfo: null,
    captureDay: 0,
    s10TransactionReference: { s10TransactionId: 6, s10TransactionIdDate: "20261123" },
    preAuthorisationRuleResultList: [{ ruleCode: "VI" }],
    fieldOfTomorrow: { deep: 1 },
  });
  expect(faults).toEqual([]);
  expect(answer).toEqual({
    amount: "2490",
    responseCode: "Z9",
    captureDay: "0",
    s10TransactionReference: { s10TransactionId: "6", s10TransactionIdDate: "20261123" },
    preAuthorisationRuleResultList: [{ ruleCode: "VI" }],
    fieldOfTomorrow: { deep: 1 },
  });
});

test("an empty text counts as absent, at every depth and for the result's code", () => {
  const body = {
    redirectionStatusCode: "",
    responseCode: "00",
    redirectionUrl: "",
    fieldOfTomorrow: "",
    s10TransactionReference: { s10TransactionId: "", s10TransactionIdDate: "20261123" },
    preAuthorisationRuleResultList: [{ ruleCode: "VI", ruleType: "" }, null, ""],
  };
  expect(resultCode("cardCheckEnrollment", body)).toBe("00");
  const { answer, faults } = readAnswer("cardCheckEnrollment", body);
  expect(faults).toEqual([]);
  expect(answer).toEqual({
    responseCode: "00",
    s10TransactionReference: { s10TransactionIdDate: "20261123" },
    preAuthorisationRuleResultList: [{ ruleCode: "VI" }],
  });
});

test("a field of another type than its table's is left out and named", () => {
  const { answer, faults } = readAnswer("cardOrder", {
    responseCode: { code: "00" },
    cardData: "CB",
    preAuthorisationRuleResultList: "none",
  });
  expect(answer).toEqual({});
  expect(faults.map((one) => one.field)).toEqual([
    "responseCode",
    "cardData",
    "preAuthorisationRuleResultList",
  ]);
});

test("an element of another type than its list's is left out and named", () => {
  const { answer, faults } = readAnswer("getWalletData", {
    walletResponseCode: "00",
    walletPaymentMeanDataList: ["1", { paymentMeanId: "2" }, ["3"]],
  });
  expect(answer.walletPaymentMeanDataList).toEqual([{ paymentMeanId: "2" }]);
  expect(faults.map(({ field }) => field)).toEqual([
    "walletPaymentMeanDataList[0]",
    "walletPaymentMeanDataList[2]",
  ]);
});

test("a field named __proto__ is data", () => {
  // JSON.parse makes an own property of it, which an object literal would not.
  const body = JSON.parse('{"__proto__":{"polluted":"yes"},"responseCode":"00"}') as JsonObject;
  const { answer } = readAnswer("cardOrder", body);
  expect(Object.getPrototypeOf(answer)).toBe(Object.prototype);
  expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
});

test("each family has its result field; an old interface answers only with responseCode", () => {
  expect(resultCode("cardCheckEnrollment", { redirectionStatusCode: "00", responseCode: "05" })).toBe("00");
  expect(resultCode("getTransactionData", { getTransDataResponseCode: "25", responseCode: "00" })).toBe("25");
  expect(resultCode("getTransactionData", { responseCode: "00" })).toBe("00");
  expect(resultCode("cardOrder", {})).toBeUndefined();
});

test("types: fields of one method do not leak into another", () => {
  expectTypeOf<RequestOf<"cardOrder">["amount"]>().toEqualTypeOf<string>();
  expectTypeOf<RequestOf<"cardCheckEnrollment">>().not.toHaveProperty("cardSeqNumber");
  expectTypeOf<RequestOf<"cardOrder">>().not.toHaveProperty("seal");
  expectTypeOf<RequestOf<"cardOrder">["captureMode"]>().toEqualTypeOf<
    "AUTHOR_CAPTURE" | "VALIDATION" | "IMMEDIATE" | undefined
  >();
  expectTypeOf<AnswerOf<"cardOrder">["amount"]>().toEqualTypeOf<unknown>();
  expectTypeOf<AnswerOf<"cardValidateAuthenticationAndOrder">["amount"]>().toEqualTypeOf<
    string | undefined
  >();
  expectTypeOf<AnswerOf<"cardOrder">["fieldOfTomorrow"]>().toEqualTypeOf<unknown>();
});
