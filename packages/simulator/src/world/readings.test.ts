import { methods } from "@sips-kit/protocol";
import { describe, expect, test } from "vitest";
import { testShop } from "../fixtures/shops.js";
import type { WireObject } from "../ledger/wire.js";
import { sealMatches } from "../office/seal.js";
import { startSimulator } from "../start-simulator.js";
import { visit } from "../testing/buyer.js";
import { leaveRemittance } from "../testing/leave-remittance.js";
import { orderFields, sealedRequest, type OfficeAnswer } from "../testing/office-client.js";
import { useReadings } from "../testing/read-as.js";
import { readingChoices, type Readings } from "./readings.js";

// Each reading of answers over HTTP, in its values; those of requests are in office/readings-of-requests.test.ts.

const start = useReadings();

const accepted = "5100000000000800";
const refused = "5100000000000305";
const heldForReview = "5100000500000300";
const notEnrolled = "5100000200000600";
const unavailable = "5100000400000400";

const isSealed = (answer: OfficeAnswer) =>
  // An answer over HTTP is JSON.
  sealMatches(answer as WireObject, testShop.secretKey, "HMAC-SHA-256");

describe("heldPayments", () => {
  test.each([
    ["00-orange", "00"],
    ["05-orange", "05"],
  ] as const)("%s: authorised, held, answered %s", async (heldPayments, responseCode) => {
    const { url, order, office, control } = await start({ heldPayments });
    const transactionReference = "HELD";
    const held = {
      responseCode,
      acquirerResponseCode: "00",
      authorisationId: expect.stringMatching(/^\d{6}$/) as string,
      scoreColor: "ORANGE",
    };
    expect(await order(heldForReview, { transactionReference, captureDay: "3" })).toMatchObject(held);
    expect(await office.call("getTransactionData", { transactionReference })).toMatchObject({
      ...held,
      getTransDataResponseCode: "00",
      transactionStatus: "TO_CHALLENGE",
    });
    expect(await control.chargeCount()).toBe(1);
    await leaveRemittance(url);
    await office.call("acceptChallenge", { transactionReference });
    expect(await office.call("getTransactionData", { transactionReference })).toMatchObject({
      responseCode: "00",
      transactionStatus: "TO_CAPTURE",
    });
    expect(await control.chargeCount()).toBe(1);
    expect(await order(refused)).toMatchObject({ responseCode: "05", scoreColor: "GREEN" });
  });
});

describe("unauthenticatedCards", () => {
  test.each(readingChoices.unauthenticatedCards)("%s, and the order may go on", async (code) => {
    const { enrol, office } = await start({ unauthenticatedCards: code });
    for (const [cardNumber, holderAuthentStatus] of [
      [notEnrolled, "NOT_ENROLLED"],
      [unavailable, "ERROR"],
    ] as const) {
      const transactionReference = `CARD${cardNumber}`;
      const answer = await enrol(cardNumber, { transactionReference });
      expect(answer).toMatchObject({ redirectionStatusCode: code, responseCode: "00" });
      expect(answer).not.toHaveProperty("redirectionUrl");
      const { redirectionData } = answer;
      expect(
        await office.call("cardValidateAuthenticationAndOrder", {
          transactionReference,
          redirectionData: String(redirectionData),
          messageVersion: "0.1",
        }),
      ).toMatchObject({ responseCode: "00", holderAuthentStatus, guaranteeIndicator: "N" });
    }
    expect(await enrol(accepted)).toMatchObject({
      redirectionStatusCode: "00",
      redirectionUrl: expect.any(String) as string,
    });
  });
});

describe("forgedPaRes", () => {
  test.each([
    ["error-field", { errorFieldName: "paResMessage" }],
    ["95", { holderAuthentResponseCode: "95" }],
    ["96", { holderAuthentResponseCode: "96" }],
  ] as const)("%s: told so, without an effect", async (forgedPaRes, said) => {
    const { enrol, office, control } = await start({ forgedPaRes });
    for (const method of ["cardValidateAuthentication", "cardValidateAuthenticationAndOrder"] as const) {
      const transactionReference = method.toUpperCase().slice(0, 35);
      const { redirectionData } = await enrol(accepted, { transactionReference });
      const answer = await office.call(method, {
        transactionReference,
        redirectionData: String(redirectionData),
        messageVersion: "0.1",
        paResMessage: "bm90IHRoZSBiYW5rJ3M=",
      });
      expect(answer).toMatchObject({ responseCode: "12", ...said });
      expect(Object.keys(answer).sort()).toEqual([...Object.keys(said), "responseCode", "seal"].sort());
      expect(await control.transaction(transactionReference)).toMatchObject({ status: "AUTHENTICATING" });
    }
    expect(await control.chargeCount()).toBe(0);
  });
});

describe("emptyFields", () => {
  test.each([
    ["empty-text", ""],
    ["null", null],
  ] as const)("%s: fields without a value are there, and the seal holds", async (emptyFields, nothing) => {
    const { enrol, order } = await start({ emptyFields });
    const enrolled = await enrol(notEnrolled);
    expect(enrolled).toMatchObject({
      redirectionStatusCode: "00",
      redirectionUrl: nothing,
      paReqMessage: nothing,
      errorFieldName: nothing,
    });
    expect(isSealed(enrolled)).toBe(true);
    const ordered = await order(refused);
    expect(ordered).toMatchObject({ responseCode: "05", authorisationId: nothing, orderId: nothing });
    expect(isSealed(ordered)).toBe(true);
  });

  test("absent", async () => {
    const { enrol } = await start({});
    expect(await enrol(notEnrolled)).not.toHaveProperty("redirectionUrl");
  });
});

describe("unsealedAnswers", () => {
  test.each([
    ["unknown-caller", true, true],
    ["refusals", true, false],
    ["all", false, false],
  ] as const)("%s", async (unsealedAnswers, sealsAccepted, sealsRefused) => {
    const { url, order, office } = await start({ unsealedAnswers });
    expect((await order(accepted)).hasOwnProperty("seal")).toBe(sealsAccepted);
    expect((await order(refused)).hasOwnProperty("seal")).toBe(sealsRefused);
    const unknown = await office.call("getTransactionData", { transactionReference: "NEVER" });
    expect([unknown["getTransDataResponseCode"], "seal" in unknown]).toEqual(["25", sealsRefused]);
    const stranger = await fetch(url + methods.cardOrder.path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(sealedRequest("cardOrder", { ...orderFields(), merchantId: "999999999999999" })),
    });
    expect(await stranger.json()).toEqual({ responseCode: "03" });
  });
});

test("supplierReturn can be changed under way", async () => {
  const { office, control } = await start({});
  const opened = await office.call("paymentProviderInitialize", {
    ...orderFields(),
    paymentMeanBrand: "PAYLIB",
    merchantReturnUrl: "http://localhost:3000/return",
  });
  await control.post("readings", { supplierReturn: "sealed-data" });
  expect(Object.keys((await visit(opened, "confirm")).fields)).toContain("Data");
});

test("visibleAfterMs: a new payment is unknown, a changed one busy, in the simulator's time", async () => {
  const { url, order, office, control } = await start({ visibleAfterMs: 3_600_000 });
  const transactionReference = "LATE";
  await order(accepted, { transactionReference, captureDay: "5" });
  const look = () => office.call("getTransactionData", { transactionReference });
  const cancel = (operationAmount: string) =>
    office.call("cancel", { transactionReference, operationAmount, currencyCode: "978" });
  expect(await look()).toMatchObject({ getTransDataResponseCode: "25" });
  await control.post("clock", { advance: "PT2H" });
  await leaveRemittance(url);
  expect(await look()).toMatchObject({ getTransDataResponseCode: "00", transactionStatus: "TO_CAPTURE" });
  expect(await cancel("100")).toMatchObject({ responseCode: "00" });
  expect(await cancel("100")).toMatchObject({ responseCode: "24" });
});

describe("the control API", () => {
  test("shows the readings and their choices, changes some, and goes back to those of the start", async () => {
    const { control } = await start({ heldPayments: "05-orange" });
    const { body } = await control.get("readings");
    expect(body).toMatchObject({
      readings: { heldPayments: "05-orange", unknownFields: "ignored", visibleAfterMs: 0 },
      choices: { heldPayments: ["00-orange", "05-orange"] },
    });
    expect((await control.post("readings", { unknownFields: "refused" })).body).toMatchObject({
      readings: { heldPayments: "05-orange", unknownFields: "refused" },
    });
    expect((await control.delete("readings")).body).toEqual(body);
  });

  test("reset goes back to those of the start", async () => {
    const { control } = await start({ heldPayments: "05-orange" });
    await control.post("readings", { heldPayments: "00-orange", emptyFields: "null" });
    await control.post("reset");
    expect((await control.get("readings")).body).toMatchObject({
      readings: { heldPayments: "05-orange", emptyFields: "absent" },
    });
  });

  test.each([
    [{ heldPayment: "05-orange" }, `"heldPayment" is no reading`],
    [{ constructor: "x" }, `"constructor" is no reading`],
    [{ heldPayments: "05" }, "heldPayments: one of 00-orange, 05-orange."],
    [{ visibleAfterMs: -1 }, "visibleAfterMs: a whole number"],
    [{ visibleAfterMs: "1" }, "visibleAfterMs: a whole number"],
    [{ emptyFields: "null", unknownFields: "yes" }, "unknownFields: one of ignored, refused."],
  ])("400 for %j, and nothing is changed", async (change, message) => {
    const { control } = await start({});
    const before = (await control.get("readings")).body;
    expect(await control.post("readings", change)).toMatchObject({
      status: 400,
      body: { error: { code: "BAD_READING", message: expect.stringContaining(message) as string } },
    });
    expect((await control.get("readings")).body).toEqual(before);
  });

  test("a wrong one keeps the simulator from starting", async () => {
    // What a program without types may give.
    const readings = { heldPayments: "05" } as unknown as Partial<Readings>;
    await expect(startSimulator({ port: 0, readings })).rejects.toThrow("heldPayments: one of");
  });
});
