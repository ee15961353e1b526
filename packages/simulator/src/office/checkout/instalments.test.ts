import { afterEach, beforeEach, expect, test } from "vitest";
import type { WireObject } from "../../ledger/wire.js";
import { startSimulator, type Simulator } from "../../start-simulator.js";
import { createControlClient } from "../../testing/control-client.js";
import {
  cardFields,
  createOfficeClient,
  orderFields,
  type OfficeClient,
} from "../../testing/office-client.js";
import { parisDay } from "../../world/paris-time.js";

let simulator: Simulator;
let office: OfficeClient;
beforeEach(async () => {
  simulator = await startSimulator({ port: 0 });
  office = createOfficeClient(simulator.url);
  // Away from midnight and from the day's remittance, whenever the test runs.
  const clock = async () => new Date(String((await control().get("clock")).body["now"]));
  const hoursToNoon = (36 - (await clock()).getUTCHours()) % 24;
  await control().post("clock", { advance: `PT${hoursToNoon}H` });
  now = (await clock()).getTime();
});
afterEach(() => simulator.close());

let now = 0;
const control = () => createControlClient(simulator.url);
const day = (days: number) => parisDay(now + days * 86_400_000);

const instalmentData = (change: WireObject = {}): WireObject => ({
  number: "3",
  amountsList: ["1000", "1000", "490"],
  datesList: [day(0), day(30), day(60)],
  transactionReferencesList: ["PART1", "PART2", "PART3"],
  ...change,
});

const order = (change: WireObject = {}, card = "5100000000000800") =>
  office.call("cardOrder", {
    ...orderFields({ transactionReference: "PART1", amount: "2490", paymentPattern: "INSTALMENT" }),
    ...cardFields(card),
    instalmentData: instalmentData(),
    ...change,
  });

const look = (transactionReference: string) => office.call("getTransactionData", { transactionReference });

test("an order in three parts is three transactions, each captured on its day", async () => {
  expect(await order()).toMatchObject({ responseCode: "00", transactionReference: "PART1" });
  const stages = async () =>
    Promise.all(
      ["PART1", "PART2", "PART3"].map(async (reference) => {
        const { originAmount, transactionStatus } = await look(reference);
        return [originAmount, transactionStatus];
      }),
    );
  expect(await stages()).toEqual([
    [1000, "TO_CAPTURE"],
    [1000, "TO_AUTHORIZE"],
    [490, "TO_AUTHORIZE"],
  ]);
  const { body } = await control().get("transactions");
  expect(body).toMatchObject({ charges: [{ amount: 1000 }, { amount: 1000 }, { amount: 490 }] });

  await control().post("clock", { advance: "P31D" });
  expect(await stages()).toEqual([
    [1000, "CAPTURED"],
    [1000, "CAPTURED"],
    [490, "TO_AUTHORIZE"],
  ]);
  await control().post("clock", { advance: "P30D" });
  expect(await stages()).toEqual([
    [1000, "CAPTURED"],
    [1000, "CAPTURED"],
    [490, "CAPTURED"],
  ]);
});

test("a direct debit is divided as well", async () => {
  const answer = await office.call("directDebitOrder", {
    ...orderFields({ transactionReference: "PART1", amount: "2490", paymentPattern: "INSTALMENT" }),
    paymentMeanBrand: "ELV",
    customerAccount: "DE39999999990000000100",
    instalmentData: instalmentData({ datesList: [day(0), day(1), day(40)] }),
  });
  expect(answer).toMatchObject({ responseCode: "00" });
  expect(await look("PART2")).toMatchObject({ originAmount: 1000, transactionStatus: "TO_CAPTURE" });
  expect(await look("PART3")).toMatchObject({ originAmount: 490, transactionStatus: "TO_AUTHORIZE" });
});

test("a refused first part is followed by none", async () => {
  expect(await order({}, "5100000000000305")).toMatchObject({ responseCode: "05" });
  expect(await look("PART2")).toMatchObject({ getTransDataResponseCode: "25" });
  expect(await control().chargeCount()).toBe(0);
});

test.each<[string, (() => WireObject) | WireObject, string]>([
  ["sums that do not add up", { amountsList: ["1000", "1000", "491"] }, "instalmentData.amountsList"],
  ["a part of nothing", { amountsList: ["2490", "0", "0"] }, "instalmentData.amountsList"],
  ["fewer amounts than parts", { amountsList: ["2000", "490"] }, "instalmentData.amountsList"],
  ["one part", { number: "1" }, "instalmentData.number"],
  ["51 parts", { number: "51" }, "instalmentData.number"],
  [
    "another first reference",
    { transactionReferencesList: ["OTHER", "PART2", "PART3"] },
    "instalmentData.transactionReferencesList",
  ],
  [
    "a reference given twice",
    { transactionReferencesList: ["PART1", "PART2", "PART2"] },
    "instalmentData.transactionReferencesList",
  ],
  ["a first day in the past", () => ({ datesList: [day(-1), day(30), day(60)] }), "instalmentData.datesList"],
  ["days out of order", () => ({ datesList: [day(0), day(60), day(30)] }), "instalmentData.datesList"],
])("12 for %s, and nothing is opened", async (_what, change, errorFieldName) => {
  const answer = await order({
    instalmentData: instalmentData(typeof change === "function" ? change() : change),
  });
  expect(answer).toMatchObject({ responseCode: "12", errorFieldName });
  expect((await control().get("transactions")).body).toMatchObject({ transactions: [], charges: [] });
});

test("12 for instalments of another pattern; 94 for a later reference that is taken", async () => {
  expect(await order({ paymentPattern: "ONE_SHOT" })).toMatchObject({
    responseCode: "12",
    errorFieldName: "paymentPattern",
  });
  await office.call("cardOrder", {
    ...orderFields({ transactionReference: "PART3" }),
    ...cardFields("5100000000000800"),
  });
  expect(await order()).toMatchObject({ responseCode: "94" });
  expect(await look("PART1")).toMatchObject({ getTransDataResponseCode: "25" });
});

test("12 for an order that was authenticated as one payment", async () => {
  const { redirectionData } = await office.call("cardCheckEnrollment", {
    ...orderFields({ transactionReference: "PART1", amount: "2490" }),
    ...cardFields("5100000100000700"),
    merchantReturnUrl: "http://localhost:3000/return",
  });
  const transactionReference = "PART1";
  await office.call("cardValidateAuthentication", {
    transactionReference,
    redirectionData: String(redirectionData),
    messageVersion: "0.1",
  });
  expect(await order()).toMatchObject({ responseCode: "12", errorFieldName: "instalmentData" });
  expect(await control().chargeCount()).toBe(0);
});
