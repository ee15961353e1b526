import { afterAll, beforeAll, expect, test } from "vitest";
import type { WireObject } from "../../ledger/wire.js";
import { startSimulator, type Simulator } from "../../start-simulator.js";
import { createControlClient } from "../../testing/control-client.js";
import { cardFields, createOfficeClient, orderFields } from "../../testing/office-client.js";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ port: 0 });
});
afterAll(() => simulator.close());

const french = "5100000000000800";
const american = "5100001100000500";
const office = () => createOfficeClient(simulator.url);

test.each<[string, string, WireObject, string]>([
  ["no list", american, {}, "00"],
  ["allowed France", french, { allowedCardCountryList: ["FRA", "BEL"] }, "00"],
  ["allowed France alone", american, { allowedCardCountryList: ["FRA", "BEL"] }, "05"],
  ["allowed the United States alone", french, { allowedCardCountryList: ["USA"] }, "05"],
  ["denied the United States", american, { deniedCardCountryList: ["USA"] }, "05"],
  ["denied the United States", french, { deniedCardCountryList: ["USA"] }, "00"],
  ["an empty list", american, { allowedCardCountryList: [] }, "00"],
  [
    "denied, but the control is bypassed",
    american,
    { deniedCardCountryList: ["USA"], bypassCtrlList: ["ForeignBinCard"] },
    "00",
  ],
  [
    "denied, but all controls are bypassed",
    american,
    { deniedCardCountryList: ["USA"], bypassCtrlList: ["All"] },
    "00",
  ],
])("%s, card %s, %j: %s", async (_what, cardNumber, fraudData, responseCode) => {
  const control = createControlClient(simulator.url);
  const before = await control.chargeCount();
  const answer = await office().call("cardOrder", { ...orderFields(), ...cardFields(cardNumber), fraudData });
  expect(answer).toMatchObject({ responseCode });
  expect((await control.chargeCount()) - before).toBe(responseCode === "00" ? 1 : 0);
});

test("the answer says which control has stopped the order, and the look-up the card's country", async () => {
  const transactionReference = "FOREIGN";
  const answer = await office().call("cardOrder", {
    ...orderFields({ transactionReference }),
    ...cardFields(american),
    fraudData: { deniedCardCountryList: ["USA"] },
  });
  expect(answer).toMatchObject({
    responseCode: "05",
    complementaryCode: "06",
    scoreColor: "RED",
    preAuthorisationRuleResultList: expect.arrayContaining([
      expect.objectContaining({
        ruleCode: "CC",
        ruleResultIndicator: "N",
        ruleDetailedInfo: "CARD_COUNTRY=USA",
      }),
    ]) as unknown,
  });
  expect(answer).not.toHaveProperty("acquirerResponseCode");
  expect(await office().call("getTransactionData", { transactionReference })).toMatchObject({
    cardData: { issuerCountryCode: "USA" },
    transactionStatus: "REFUSED",
  });
});

test("a payment with 3-D Secure is stopped when it is ordered", async () => {
  const transactionReference = "FOREIGN3DS";
  const { redirectionData } = await office().call("cardCheckEnrollment", {
    ...orderFields({ transactionReference }),
    ...cardFields(american),
    merchantReturnUrl: "http://localhost:3000/return",
    fraudData: { deniedCardCountryList: ["USA"], bypass3DS: "ALL" },
  });
  expect(
    await office().call("cardValidateAuthenticationAndOrder", {
      transactionReference,
      redirectionData: String(redirectionData),
      messageVersion: "0.1",
    }),
  ).toMatchObject({ responseCode: "05", scoreColor: "RED" });
});
