import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Behaviour } from "../../fixtures/card-behaviour.js";
import { scenarioCards } from "../../fixtures/scenario-cards.js";
import type { Verdict } from "../../ledger/authentications.js";
import { startSimulator, type Simulator } from "../../start-simulator.js";
import { post } from "../../testing/buyer.js";
import { createControlClient } from "../../testing/control-client.js";
import {
  cardFields,
  createOfficeClient,
  orderFields,
  type OfficeAnswer,
} from "../../testing/office-client.js";

// A busy machine may take its time; nobody waits longer than it does.
const patience = { timeout: 60_000 };
const merchantReturnUrl = "http://localhost:3000/return";
let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ port: 0, slowAnswerMs: 30 });
});
afterAll(() => simulator.close());
beforeEach(async () => {
  await createControlClient(simulator.url).post("reset");
});

const office = () => createOfficeClient(simulator.url);
const control = () => createControlClient(simulator.url);

/** Opens a payment with 3-D Secure; what is left to do follows from the answer. */
async function enrol(cardNumber: string, change = {}) {
  const fields = orderFields(change);
  const answer = await office().call("cardCheckEnrollment", {
    ...fields,
    ...cardFields(cardNumber),
    merchantReturnUrl,
  });
  return { transactionReference: String(fields["transactionReference"]), answer };
}

/** Lets the holder answer at the bank, and gives the PaRes that comes back. */
async function challenge(answer: OfficeAnswer, verdict: Verdict = "authenticate"): Promise<string> {
  const { redirectionUrl, paReqMessage } = answer;
  const page = await post(String(redirectionUrl), {
    PaReq: String(paReqMessage),
    TermUrl: merchantReturnUrl,
    MD: "",
  });
  const back = await post(page.form.action, { ...page.form.fields, verdict });
  return back.form.fields["PaRes"] ?? "";
}

function ending(transactionReference: string, answer: OfficeAnswer, paResMessage?: string) {
  return {
    transactionReference,
    redirectionData: String(answer["redirectionData"]),
    messageVersion: String(answer["messageVersion"]),
    ...(paResMessage === undefined ? {} : { paResMessage }),
  };
}

async function payWith3ds(cardNumber: string, verdict?: Verdict) {
  const { transactionReference, answer } = await enrol(cardNumber);
  const paRes = answer["redirectionUrl"] === undefined ? undefined : await challenge(answer, verdict);
  const order = await office().call(
    "cardValidateAuthenticationAndOrder",
    ending(transactionReference, answer, paRes),
  );
  return { answer, order, transactionReference };
}

const cardsThat = (...wanted: Behaviour[]) =>
  scenarioCards.filter(({ behaviour }) => wanted.includes(behaviour));

describe.each(cardsThat("challenge"))(
  "$cardNumber, with a challenge",
  ({ cardNumber, responseCode, brands }) => {
    test(`ends with ${responseCode}`, async () => {
      const { answer, order, transactionReference } = await payWith3ds(cardNumber);
      expect(answer).toMatchObject({ redirectionStatusCode: "00", responseCode: "00" });
      expect(order).toMatchObject({
        responseCode,
        holderAuthentStatus: "SUCCESS",
        guaranteeIndicator: "Y",
        paymentMeanBrand: brands[0],
      });
      expect(await control().transaction(transactionReference)).toMatchObject({ responseCode });
      expect(await control().chargeCount()).toBe(responseCode === "00" ? 1 : 0);
    });
  },
);

describe("cards of the banks' TEST platforms behave as there", () => {
  test.each([
    ["5017679110380400", "CB", "challenge", "00"],
    ["5017679110380905", "CB", "challenge", "05"],
    ["5017679400300100", "CB", "challenge", "00"],
    ["5017679100900100", "CB", "not enrolled", "00"],
    ["5017670000008300", "CB", "challenge", "00"],
    ["4907000000000600", "VISA", "challenge", "00"],
    ["375705004001005", "AMEX", "challenge", "05"],
  ])("%s: %s, %s, %s", async (cardNumber, paymentMeanBrand, authentication, responseCode) => {
    const { answer, order } = await payWith3ds(cardNumber);
    expect("redirectionUrl" in answer).toBe(authentication === "challenge");
    expect(order).toMatchObject({ responseCode, paymentMeanBrand });
  });
});

describe("ends of the challenge", () => {
  test.each([
    ["authenticate", "00", "SUCCESS"],
    ["fail", "05", "FAILURE"],
    ["cancel", "17", "CANCEL"],
  ] as const)("%s", async (verdict, responseCode, holderAuthentStatus) => {
    const { order } = await payWith3ds("5100000000000800", verdict);
    expect(order).toMatchObject({ responseCode, holderAuthentStatus });
    expect(await control().chargeCount()).toBe(responseCode === "00" ? 1 : 0);
  });
});

describe("without a challenge", () => {
  const ends: { readonly [behaviour in Behaviour]?: readonly [string, string] } = {
    frictionless: ["SUCCESS", "Y"],
    "not-enrolled": ["NOT_ENROLLED", "N"],
    attempt: ["ATTEMPT", "Y"],
    unavailable: ["ERROR", "N"],
  };
  test.each(cardsThat("frictionless", "not-enrolled", "attempt", "unavailable"))(
    "$cardNumber: $happens",
    async ({ cardNumber, behaviour, responseCode }) => {
      const { answer, order } = await payWith3ds(cardNumber);
      expect(answer).not.toHaveProperty("redirectionUrl");
      expect(answer).not.toHaveProperty("paReqMessage");
      const [holderAuthentStatus, guaranteeIndicator] = ends[behaviour] ?? [];
      expect(order).toMatchObject({ responseCode, holderAuthentStatus, guaranteeIndicator });
    },
  );

  test("a frictionless card is challenged when the shop demands it", async () => {
    const { answer } = await enrol("5100000100000700", {
      fraudData: { challengeMode3DS: "CHALLENGE_MANDATE" },
    });
    expect(answer).toHaveProperty("paReqMessage");
  });
});

describe("other ends of the order", () => {
  test("held for review", async () => {
    const { order, transactionReference } = await payWith3ds("5100000500000300");
    expect(order).toMatchObject({ responseCode: "00", scoreColor: "ORANGE" });
    expect(await control().transaction(transactionReference)).toMatchObject({ status: "TO_CHALLENGE" });
  });

  test.each([
    ["5100000600000200", "00"],
    ["5100000600000705", "05"],
  ])("%s: the answer is lost, and a look-up tells %s", async (cardNumber, responseCode) => {
    const { answer, transactionReference } = await enrol(cardNumber);
    const paRes = await challenge(answer);
    const abort = new AbortController();
    const sent = office().send(
      "cardValidateAuthenticationAndOrder",
      ending(transactionReference, answer, paRes),
      abort.signal,
    );
    const failed = expect(sent).rejects.toThrow("aborted");
    const lookUp = () => office().call("getTransactionData", { transactionReference });
    await expect.poll(async () => (await lookUp())["responseCode"], patience).toBe(responseCode);
    abort.abort();
    await failed;
  });

  test("the enrolment's answer is lost: the reference is used, and nothing is ordered", async () => {
    const fields = { ...orderFields(), ...cardFields("5100000700000100"), merchantReturnUrl };
    const abort = new AbortController();
    const failed = expect(office().send("cardCheckEnrollment", fields, abort.signal)).rejects.toThrow(
      "aborted",
    );
    const again = () =>
      office().call("cardCheckEnrollment", { ...fields, ...cardFields("5100000000000800") });
    const { transactionReference } = fields as unknown as { transactionReference: string };
    await expect
      .poll(() => control().transaction(transactionReference), patience)
      .toMatchObject({ status: "AUTHENTICATING" });
    abort.abort();
    await failed;
    expect(await again()).toMatchObject({ redirectionStatusCode: "94" });
    expect(await office().call("getTransactionData", { transactionReference })).toMatchObject({
      getTransDataResponseCode: "25",
    });
    expect(await control().chargeCount()).toBe(0);
  });

  test("a slow card is accepted in the end", async () => {
    expect((await payWith3ds("5100000800000000")).order).toMatchObject({ responseCode: "00" });
  });

  test("soft decline: refused with A1 without 3-D Secure, accepted with it", async () => {
    const card = "5100000900000900";
    const refused = await office().call("cardOrder", { ...orderFields(), ...cardFields(card) });
    expect(refused).toMatchObject({ responseCode: "05", acquirerResponseCode: "A1" });
    expect((await payWith3ds(card)).order).toMatchObject({ responseCode: "00" });
    const outside = { authenticationData: { threeDV2: { txStatus: "Y" } } };
    expect(
      await office().call("cardOrder", { ...orderFields(), ...cardFields(card), ...outside }),
    ).toMatchObject({
      responseCode: "00",
    });
  });
});

describe("cardValidateAuthentication, then cardOrder", () => {
  test("is accepted for what the holder has agreed to, and for nothing else", async () => {
    const { transactionReference, answer } = await enrol("5100000000000800");
    const paRes = await challenge(answer);
    const validated = await office().call(
      "cardValidateAuthentication",
      ending(transactionReference, answer, paRes),
    );
    expect(validated).toMatchObject({
      responseCode: "00",
      holderAuthentResponseCode: "00",
      holderAuthentStatus: "SUCCESS",
      threeDV2: { txStatus: "Y", eci: "05" },
    });
    const order = { ...orderFields({ transactionReference }), ...cardFields("5100000000000800") };
    expect(await office().call("cardOrder", { ...order, amount: "99999" })).toMatchObject({
      responseCode: "12",
      errorFieldName: "amount",
    });
    expect(await office().call("cardOrder", order)).toMatchObject({ responseCode: "00" });
    expect(await office().call("cardOrder", order)).toMatchObject({ responseCode: "94" });
    expect(await control().chargeCount()).toBe(1);
  });
});

describe("a PaRes", () => {
  const order = (fields: Partial<ReturnType<typeof ending>>) =>
    office().call("cardValidateAuthenticationAndOrder", fields);
  const refused = { responseCode: "12", errorFieldName: "paResMessage" };

  test("that is missing, forged or altered is refused, and the right one still pays", async () => {
    const { transactionReference, answer } = await enrol("5100000000000800");
    const paRes = await challenge(answer);
    const failed = Buffer.from(
      Buffer.from(paRes, "base64").toString().replace('"authenticate"', '"fail"'),
    ).toString("base64");
    for (const bad of [undefined, "Zm9yZ2Vk", `${paRes.slice(0, -8)}AAAAAAA=`, failed]) {
      expect(await order(ending(transactionReference, answer, bad))).toMatchObject(refused);
    }
    expect(await order(ending(transactionReference, answer, paRes))).toMatchObject({ responseCode: "00" });
  });

  test("of another transaction is refused, and used up neither here nor there", async () => {
    const [mine, other] = [await enrol("5100000000000800"), await enrol("5100000000000800")];
    const paRes = await challenge(other.answer);
    expect(await order(ending(mine.transactionReference, mine.answer, paRes))).toMatchObject(refused);
    expect(await order(ending(other.transactionReference, other.answer, paRes))).toMatchObject({
      responseCode: "00",
    });
  });

  test("that comes twice orders once", async () => {
    const { transactionReference, answer } = await enrol("5100000000000800");
    const fields = ending(transactionReference, answer, await challenge(answer));
    expect(await order(fields)).toMatchObject({ responseCode: "00" });
    expect(await order(fields)).toMatchObject({ responseCode: "24" });
    expect(await control().chargeCount()).toBe(1);
  });

  test("needs no reference: redirectionData names its transaction", async () => {
    const other = await enrol("5100000000000800");
    const { transactionReference, answer } = await enrol("5100000000000800");
    const { transactionReference: _left, ...fields } = ending("", answer, await challenge(answer));
    expect(await order({ ...fields, redirectionData: "b3RoZXI=" })).toMatchObject({
      responseCode: "12",
      errorFieldName: "redirectionData",
    });
    expect(await order(fields)).toMatchObject({ responseCode: "00", transactionReference });
    expect(await order(fields)).toMatchObject({ responseCode: "24" });
    expect(await control().chargeCount()).toBe(1);
    const left = await control().transaction(other.transactionReference);
    expect(left).toMatchObject({ status: "AUTHENTICATING" });
  });

  test("with another redirectionData is refused", async () => {
    const { transactionReference, answer } = await enrol("5100000000000800");
    const fields = ending(transactionReference, answer, await challenge(answer));
    expect(await order({ ...fields, redirectionData: "b3RoZXI=" })).toMatchObject({
      responseCode: "12",
      errorFieldName: "redirectionData",
    });
  });

  test("that comes after 15 minutes finds the payment closed with 97", async () => {
    const { transactionReference, answer } = await enrol("5100000000000800");
    const fields = ending(transactionReference, answer, await challenge(answer));
    await control().post("clock", { advance: "PT15M" });
    expect(await order(fields)).toMatchObject({ responseCode: "97" });
    expect(await office().call("getTransactionData", { transactionReference })).toMatchObject({
      responseCode: "97",
      transactionStatus: "REFUSED",
    });
    expect(await control().chargeCount()).toBe(0);
  });
});
