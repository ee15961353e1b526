import { afterEach, beforeEach, expect, test } from "vitest";
import { createGooglePayPayload, type GooglePayCard } from "../../fixtures/google-pay-payload.js";
import type { WireObject } from "../../ledger/wire.js";
import { startSimulator, type Simulator } from "../../start-simulator.js";
import { createControlClient } from "../../testing/control-client.js";
import { createOfficeClient, orderFields, type OfficeClient } from "../../testing/office-client.js";

let simulator: Simulator;
let office: OfficeClient;
beforeEach(async () => {
  simulator = await startSimulator({ port: 0 });
  office = createOfficeClient(simulator.url);
});
afterEach(() => simulator.close());

const card: GooglePayCard = {
  cardNumber: "5100000900000900",
  cardExpiryDate: "203512",
  authMethod: "CRYPTOGRAM_3DS",
};
const check = (change: WireObject = {}) =>
  office.call("paymentDataProviderCheck", {
    paymentMeanDataProvider: "GOOGLEPAY",
    paymentData: createGooglePayPayload(card),
    ...change,
  });
const tokenFields = (answer: Readonly<Record<string, unknown>>): WireObject => ({
  panType: "TOKEN_PAN",
  cardNumber: String(answer["tokenPan"]),
  cardExpiryDate: String(answer["cardExpiryDate"]),
});

test("a payload authenticated by the device pays without 3-D Secure, even a card that asks for it", async () => {
  const checked = await check();
  expect(checked).toMatchObject({
    responseCode: "00",
    panType: "TOKEN_PAN",
    maskedPan: "5100##########00",
    cardExpiryDate: "203512",
    authenticationResult: { threeDV2: { txStatus: "Y", eci: "05", cavv: expect.any(String) } },
  });
  // What checked shows of the authentication is an object, as the line above has found.
  const authenticationData = checked["authenticationResult"] as WireObject;
  const order = { ...orderFields(), ...tokenFields(checked) };
  expect(await office.call("cardOrder", { ...order, authenticationData })).toMatchObject({
    responseCode: "00",
    holderAuthentStatus: "SUCCESS",
  });
  expect(await office.call("cardOrder", { ...orderFields(), ...tokenFields(checked) })).toMatchObject({
    responseCode: "05",
    acquirerResponseCode: "A1",
  });
});

test("a card on file continues with 3-D Secure", async () => {
  const checked = await check({ paymentData: createGooglePayPayload({ ...card, authMethod: "PAN_ONLY" }) });
  expect(checked).toMatchObject({ responseCode: "00", authenticationResult: {} });
  expect(
    await office.call("cardCheckEnrollment", { ...orderFields(), ...tokenFields(checked) }),
  ).toMatchObject({ redirectionStatusCode: "00", redirectionUrl: expect.any(String) });
});

test("after a reset of the simulator a payload counts again", async () => {
  const paymentData = createGooglePayPayload(card);
  await check({ paymentData });
  await createControlClient(simulator.url).post("reset");
  expect(await check({ paymentData })).toMatchObject({ responseCode: "00" });
});

test("a payload counts once", async () => {
  const paymentData = createGooglePayPayload(card);
  expect(await check({ paymentData })).toMatchObject({ responseCode: "00" });
  const again = await check({ paymentData });
  expect(again).toMatchObject({ responseCode: "12", errorFieldName: "paymentData" });
  expect(again).not.toHaveProperty("tokenPan");
});

test("one card has one token at a shop, which cannot be guessed", async () => {
  const first = await check();
  expect((await check())["tokenPan"]).toBe(first["tokenPan"]);
  expect(
    await office.call("cardOrder", {
      ...orderFields(),
      ...tokenFields({ ...first, tokenPan: "510000h000000900" }),
    }),
  ).toMatchObject({ responseCode: "14", errorFieldName: "cardNumber" });
});

test.each<[string, WireObject, WireObject]>([
  [
    "garbage",
    { paymentData: "eyJhbGciOiJub25lIn0.a.b.c.d" },
    { responseCode: "12", errorFieldName: "paymentData" },
  ],
  [
    "Google's own envelope",
    { paymentData: '{"protocolVersion":"ECv2"}' },
    { responseCode: "12", errorFieldName: "paymentData" },
  ],
  [
    "a payload of yesterday",
    { paymentData: createGooglePayPayload(card, { now: Date.now() - 86_400_000 }) },
    { responseCode: "12", errorFieldName: "paymentData" },
  ],
  [
    "a card number with letters",
    { paymentData: createGooglePayPayload({ ...card, cardNumber: "51000000000008OO" }) },
    { responseCode: "14", errorFieldName: "paymentData" },
  ],
  [
    "a card of an unknown brand, for which there is no token",
    { paymentData: createGooglePayPayload({ ...card, cardNumber: "9999990000000000" }) },
    { responseCode: "14", errorFieldName: "paymentData" },
  ],
  [
    "another provider",
    { paymentMeanDataProvider: "APPLEPAY" },
    { responseCode: "40", errorFieldName: "paymentMeanDataProvider" },
  ],
])("%s is refused", async (_what, change, expected) => {
  const answer = await check(change);
  expect(answer).toMatchObject(expected);
  expect(answer).not.toHaveProperty("tokenPan");
});

test("a reference that is taken is refused before the payload is opened", async () => {
  const transactionReference = "TAKEN";
  const order = orderFields({ transactionReference });
  await office.call("cardOrder", { ...order, cardNumber: "5100000000000800", cardExpiryDate: "203512" });
  expect(await check({ transactionReference })).toMatchObject({
    responseCode: "94",
  });
});

test("the card's number is in no exchange and no state", async () => {
  await check();
  const control = createControlClient(simulator.url);
  const shown = [(await control.get("exchanges")).body, (await control.get("transactions")).body];
  expect(JSON.stringify(shown)).not.toContain(card.cardNumber);
});
