import { constants, publicEncrypt } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { testShop } from "../../fixtures/shops.js";
import type { WireObject } from "../../ledger/wire.js";
import { cardFields, orderFields } from "../../testing/office-client.js";
import { openTestOffice, otherShop, type TestOffice } from "../../testing/test-office.js";

let office: TestOffice;
beforeEach(() => {
  office = openTestOffice();
});

const pan = "5100000000000800";
const order = (change: WireObject = {}) =>
  office.call("cardOrder", orderFields({ ...cardFields(pan), customerId: "C1", ...change }));
const list = (fraudListLevel: string, fraudListType: string, values: readonly string[], change = {}) =>
  office.call("addToFraudList", { fraudListLevel, fraudListType, fraudListElementValue: values, ...change });
const remove = (fraudListLevel: string, fraudListType: string, values: readonly string[], change = {}) =>
  office.call("removeFromFraudList", {
    fraudListLevel,
    fraudListType,
    fraudListElementValue: values,
    ...change,
  });
const rulesOf = (answer: WireObject) =>
  (answer["preAuthorisationRuleResultList"] as WireObject[])
    .filter((rule) => rule["ruleResultIndicator"] !== "0")
    .map((rule) => rule["ruleDetailedInfo"]);

describe("a card", () => {
  test("on the black list: the order is refused and never reaches the acquirer", () => {
    expect(list("Black", "CardList", [pan], { fraudListReasonCode: "cardStolen" })).toMatchObject({
      responseCode: "00",
    });
    const answer = order();
    expect(answer).toMatchObject({ responseCode: "05", scoreColor: "BLACK", complementaryCode: "11" });
    expect(answer).not.toHaveProperty("acquirerResponseCode");
    expect(rulesOf(answer)).toEqual(["LIST=Black:CardList"]);
    expect(office.look(String(answer["transactionReference"]))).toMatchObject({
      transactionStatus: "REFUSED",
      responseCode: "05",
    });
    expect(office.movements()).toEqual([]);
  });

  test("on the grey list: the order is held for review, and can be accepted", () => {
    list("Grey", "CardList", [pan]);
    const answer = order();
    expect(answer).toMatchObject({ responseCode: "00", scoreColor: "ORANGE", complementaryCode: "03" });
    expect(rulesOf(answer)).toEqual(["LIST=Grey:CardList"]);
    const transactionReference = String(answer["transactionReference"]);
    expect(office.look(transactionReference)).toMatchObject({ transactionStatus: "TO_CHALLENGE" });
    expect(office.call("acceptChallenge", { transactionReference })).toMatchObject({
      newStatus: "TO_CAPTURE",
    });
  });

  test("on the white list: passes what would hold it, but not the black list", () => {
    list("Grey", "IdList", ["C1"]);
    list("White", "CardList", [pan]);
    const answer = order();
    expect(answer).toMatchObject({ responseCode: "00", scoreColor: "WHITE" });
    expect(rulesOf(answer)).toEqual(["LIST=White:CardList", "LIST=Grey:IdList"]);
    list("Black", "IpList", ["192.0.2.1"]);
    expect(order()).toMatchObject({ responseCode: "05", scoreColor: "BLACK" });
  });

  test("off the list again: pays as before", () => {
    list("Black", "CardList", [pan]);
    expect(remove("Black", "CardList", [pan])).toMatchObject({ responseCode: "00" });
    expect(order()).toMatchObject({ responseCode: "00", scoreColor: "GREEN" });
  });

  test("encrypted in the browser and put on the list, is recognised", () => {
    const ciphertext = publicEncrypt(
      { key: office.gateway.cseKey.publicKeyPem, padding: constants.RSA_PKCS1_OAEP_PADDING },
      Buffer.from(pan),
    ).toString("base64");
    list("Black", "CardList", [ciphertext], { fraudListElementType: "CSE" });
    expect(order()).toMatchObject({ responseCode: "05" });
  });

  test("behind a token of the shop and put on the list, is recognised", () => {
    const { gateway } = office;
    const reference = office.pay();
    const { card } =
      gateway.transactions.find(testShop.merchantId, { transactionReference: reference }) ?? {};
    const token = card && gateway.panTokens.create(card, testShop.merchantId);
    list("Black", "CardList", [token ?? ""], { fraudListElementType: "TOKEN_PAN" });
    expect(order()).toMatchObject({ responseCode: "05" });
    expect(
      list("Black", "CardList", [token ?? ""], { fraudListElementType: "TOKEN_PAN", ...otherShop }),
    ).toMatchObject({ responseCode: "30" });
  });

  test("is found after an authentication too, and keeps the issuer's and the holder's own refusals", () => {
    list("Black", "CardList", ["5100000100000700", "9999990000000000"]);
    const enrolment = office.call("cardCheckEnrollment", {
      ...orderFields({ ...cardFields("5100000100000700"), transactionReference: "R3DS" }),
      merchantReturnUrl: "https://shop.test/",
    });
    const { redirectionData, messageVersion } = enrolment;
    const answer = office.call("cardValidateAuthenticationAndOrder", {
      transactionReference: "R3DS",
      redirectionData,
      messageVersion,
    });
    expect(answer).toMatchObject({ responseCode: "05", scoreColor: "BLACK" });
    expect(order({ cardNumber: "9999990000000000" })).toMatchObject({ responseCode: "14" });
  });
});

test.each([
  ["CardBinList", "510000", {}],
  ["CardBinList", "51000000", {}],
  ["IdList", "c1 ", {}],
  ["IpList", "192.0.2.1", {}],
  ["EmailList", "Bad@Example.org", { customerContact: { email: "bad@example.org" } }],
  ["CustomerNameList", "DUPONT", { customerContact: { lastname: "Dupont" } }],
  ["PhoneNumberList", "+33600000000", { customerContact: { mobile: "+33600000000" } }],
  ["PostalCodeList", "75001", { customerAddress: { zipCode: "75001" } }],
  ["PostalCodeList", "75001", { billingAddress: { zipCode: "75001" } }],
])("%s stops what shows %j", (type, value, fields) => {
  expect(order(fields)).toMatchObject({ responseCode: "00" });
  list("Black", type, ["not this one", value].slice(type === "CardBinList" ? 1 : 0));
  expect(order(fields)).toMatchObject({ responseCode: "05" });
  remove("Black", type, [value]);
  expect(order(fields)).toMatchObject({ responseCode: "00" });
});

test("a transaction puts its card, its customer or its address on the list", () => {
  const fields = { customerId: "BAD", s10TransactionReference: { s10TransactionId: "77" } };
  const reference = String(order(fields)["transactionReference"]);
  list("Black", "IdList", ["77@20261123"], { fraudListElementType: "TRANSACTION_ID" });
  expect(order({ customerId: "BAD" })).toMatchObject({ responseCode: "05" });
  expect(order()).toMatchObject({ responseCode: "00" });
  remove("Black", "IdList", ["77@20261123"], { fraudListElementType: "TRANSACTION_ID" });
  list("Grey", "CardList", [reference], { fraudListElementType: "TRANSACTION_REFERENCE" });
  expect(order({ customerId: "BAD" })).toMatchObject({ responseCode: "00", scoreColor: "ORANGE" });
  list("Black", "CardBinList", ["77@20261123"], { fraudListElementType: "TRANSACTION_ID" });
  expect(order()).toMatchObject({ responseCode: "05" });
});

test("each shop has its own lists", () => {
  list("Black", "CardList", [pan], otherShop);
  expect(order()).toMatchObject({ responseCode: "00" });
  expect(order(otherShop)).toMatchObject({ responseCode: "05" });
});

test.each([
  [["All"], "00", "GREEN"],
  [["BlackCard"], "00", "GREEN"],
  [["GreyCard"], "05", "BLACK"],
])("bypassCtrlList %j", (bypassCtrlList, responseCode, scoreColor) => {
  list("Black", "CardList", [pan]);
  expect(order({ fraudData: { bypassCtrlList } })).toMatchObject({ responseCode, scoreColor });
});

test("bypassCtrlList All lets a card pass that its digits hold for review", () => {
  const cardNumber = "5100000500000300";
  expect(order({ cardNumber })).toMatchObject({ scoreColor: "ORANGE" });
  expect(order({ cardNumber, fraudData: { bypassCtrlList: ["All"] } })).toMatchObject({
    scoreColor: "GREEN",
  });
});

test("IbanList stops a direct debit from the account, however it is written", () => {
  const debit = () =>
    office.call("directDebitOrder", {
      transactionReference: `DEBIT${(debits += 1)}`,
      amount: "100",
      currencyCode: "978",
      orderChannel: "INTERNET",
      paymentMeanBrand: "ELV",
      customerAccount: "DE89370400440532013000",
    });
  expect(debit()).toMatchObject({ responseCode: "00" });
  list("Black", "IbanList", ["de89 3704 0044 0532 0130 00"]);
  expect(debit()).toMatchObject({ responseCode: "05", scoreColor: "BLACK" });
  expect(list("Black", "IbanList", ["DE88370400440532013000"])).toMatchObject({ responseCode: "30" });
});
let debits = 0;

test.each([
  ["BicList", (mandate: WireObject) => mandate["bic"]],
  ["MandateList", (mandate: WireObject) => mandate["mandateId"]],
] as const)("%s stops a debit of a mandate", (type, valueOf) => {
  const opened = office.call("initializeMandate", {
    iban: "FR7699999000010000000003413",
    merchantReturnUrl: "http://localhost:3000/sips/return",
    customerContact: { lastname: "Martin" },
    customerAddress: { city: "Paris" },
  });
  const { back } = office.gateway.suppliers.decide(String(opened["redirectionData"]), "confirm");
  office.call("finalizeMandate", { redirectionData: back, messageVersion: "0.1" });
  const { mandateId } = opened;
  list("Black", type, [String(valueOf(office.call("getMandateData", { mandateId })))]);
  expect(
    office.call("directDebitOrder", { ...orderFields(), paymentMeanBrand: "SEPA_DIRECT_DEBIT", mandateId }),
  ).toMatchObject({ responseCode: "05", scoreColor: "BLACK" });
});

describe("refusals", () => {
  test.each([
    ["an unknown list", ["Black", "ShoeList", ["41"]], "12", "fraudListType"],
    ["nothing to put on it", ["Black", "IdList", []], "12", "fraudListElementValue"],
    ["a card number that is none", ["Black", "CardList", ["C1"]], "30", "fraudListElementValue"],
    ["a BIN that is none", ["Black", "CardBinList", ["510"]], "30", "fraudListElementValue"],
    [
      "an unknown kind of element",
      ["Black", "CardList", [pan], { fraudListElementType: "SHOE" }],
      "12",
      "fraudListElementType",
    ],
    [
      "an unknown transaction",
      ["Black", "CardList", ["1@20261123"], { fraudListElementType: "TRANSACTION_ID" }],
      "25",
      undefined,
    ],
  ] as const)("%s", (_what, [level, type, values, change = {}], responseCode, errorFieldName) => {
    for (const method of [list, remove]) {
      const answer = method(level, type, values, change);
      expect([answer["responseCode"], answer["errorFieldName"]]).toEqual([responseCode, errorFieldName]);
    }
    expect(office.gateway.fraudLists.all()).toEqual([]);
  });

  test("with the prefix of another service, but for the two that the pages of addToFraudList print", () => {
    const announced = (interfaceVersion: string) => list("White", "IdList", ["C1"], { interfaceVersion });
    expect(announced("FR_WS_2.55")).toMatchObject({ responseCode: "00" });
    expect(announced("WR_WS_2.55")).toMatchObject({ responseCode: "00" });
    const refused = { responseCode: "30", errorFieldName: "interfaceVersion" };
    expect(announced("IR_WS_2.55")).toMatchObject(refused);
    expect(remove("White", "IdList", ["C1"], { interfaceVersion: "WR_WS_2.55" })).toMatchObject(refused);
  });

  test("with one invalid element, none is put on the list", () => {
    expect(list("Black", "CardList", [pan, "x"])).toMatchObject({ responseCode: "30" });
    expect(order()).toMatchObject({ responseCode: "00" });
  });

  test("an unknown level", () => {
    expect(list("Red", "IdList", ["C1"])).toMatchObject({ errorFieldName: "fraudListLevel" });
  });

  test("a transaction that shows nothing of the kind", () => {
    order({ customerId: undefined, s10TransactionReference: { s10TransactionId: "78" } });
    expect(
      list("Black", "IdList", ["78@20261123"], { fraudListElementType: "TRANSACTION_ID" }),
    ).toMatchObject({ responseCode: "12", errorFieldName: "fraudListElementValue" });
  });

  test("a payment without a bank account, for the list of accounts", () => {
    const paid = orderFields();
    office.call("creditTransferInitialize", {
      ...paid,
      paymentMeanBrand: "IDEAL",
      customerBankCode: "SIMANL2A",
      customerBankName: "Simulated Bank Amsterdam",
      merchantReturnUrl: "http://localhost:3000/sips/return",
    });
    office.advance("PT1H");
    expect(
      list("Black", "IbanList", [String(paid["transactionReference"])], {
        fraudListElementType: "TRANSACTION_REFERENCE",
      }),
    ).toMatchObject({ responseCode: "12", errorFieldName: "fraudListElementValue" });
  });

  test("taking off what is not on the list, or on another level of it", () => {
    list("Grey", "IdList", ["C1"]);
    expect(remove("Black", "IdList", ["C1"])).toMatchObject({ responseCode: "25" });
    expect(order()).toMatchObject({ scoreColor: "ORANGE" });
  });
});
