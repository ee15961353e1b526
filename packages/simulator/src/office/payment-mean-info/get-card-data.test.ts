import { constants, publicEncrypt } from "node:crypto";
import { expect, test } from "vitest";
import { scenarioCards } from "../../fixtures/scenario-cards.js";
import { testShop } from "../../fixtures/shops.js";
import type { WireObject } from "../../ledger/wire.js";
import { openTestOffice } from "../../testing/test-office.js";

const office = openTestOffice();
const read = (fields: WireObject) => office.call("getCardData", fields);
const brandsOf = (answer: WireObject) =>
  (answer["cardDataList"] as WireObject[]).map(({ cardBrand }) => cardBrand);

test("by number: everything, the default brand first", () => {
  const answer = read({ cardNumber: "4300000000000900" });
  expect(answer).toMatchObject({
    paymentMeanInfoResponseCode: "00",
    cardDataList: [
      { cardBrand: "CB", cardScheme: "CB", panCheckAlgorithm: "L", panLengthMin: 16, panLengthMax: 16 },
      { cardBrand: "VISA", cardScheme: "VISA" },
    ],
  });
  expect(read({ cardNumber: "4500000000000700" })).toMatchObject({
    cardDataList: [{ cardBrand: "CB" }, { cardBrand: "VISA_ELECTRON", cardScheme: "VISA" }],
  });
  expect(read({ cardNumber: "340000000000900" })).toMatchObject({
    cardDataList: [{ cardBrand: "AMEX", panLengthMin: 15, panLengthMax: 15 }],
  });
});

test("by its first digits, for each card of the scenarios as for its number", () => {
  for (const { cardNumber, brands } of scenarioCards) {
    expect(brandsOf(read({ cardNumber }))).toEqual(brands);
    for (const length of [6, 8])
      expect(brandsOf(read({ cardIIN: cardNumber.slice(0, length) }))).toEqual(brands);
  }
});

test("by a number that was encrypted in the browser", () => {
  const cardNumber = publicEncrypt(
    {
      key: office.gateway.cseKey.publicKeyPem,
      padding: constants.RSA_PKCS1_OAEP_PADDING,
      oaepHash: "sha256",
    },
    Buffer.from("4300000000000900"),
  ).toString("base64");
  expect(brandsOf(read({ cardNumber, panType: "CSE" }))).toEqual(["CB", "VISA"]);
  expect(read({ cardNumber: "x".repeat(344), panType: "CSE" })).toMatchObject({
    paymentMeanInfoResponseCode: "30",
    errorFieldName: "cardNumber",
  });
});

test("by a token that the shop was given for a card", () => {
  const { gateway } = office;
  const reference = office.pay({ cardNumber: "4300000000000900" });
  const { card } = gateway.transactions.find(testShop.merchantId, { transactionReference: reference }) ?? {};
  const cardNumber = card && gateway.panTokens.create(card, testShop.merchantId);
  expect(brandsOf(read({ cardNumber, panType: "TOKEN_PAN" }))).toEqual(["CB", "VISA"]);
});

test.each([
  ["a card nobody issues", { cardNumber: "9999990000000000" }, "05", undefined],
  ["digits nobody issues", { cardIIN: "999999" }, "05", undefined],
  ["an unknown token", { cardNumber: "490700h719850600", panType: "TOKEN_PAN" }, "05", undefined],
  ["too few first digits", { cardIIN: "43000" }, "30", "cardIIN"],
  ["too short a number", { cardNumber: "4300000000" }, "30", "cardNumber"],
  ["neither", {}, "12", "cardNumber"],
  ["both", { cardNumber: "4300000000000900", cardIIN: "430000" }, "12", "cardIIN"],
])("%s", (_what, fields, code, errorFieldName) => {
  const answer = read(fields);
  expect([answer["paymentMeanInfoResponseCode"], answer["errorFieldName"]]).toEqual([code, errorFieldName]);
  expect(answer).not.toHaveProperty("cardDataList");
});
