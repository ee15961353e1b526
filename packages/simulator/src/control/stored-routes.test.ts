import { afterEach, beforeEach, expect, test } from "vitest";
import { startSimulator, type Simulator } from "../start-simulator.js";
import { visit } from "../testing/buyer.js";
import { createControlClient } from "../testing/control-client.js";
import { createOfficeClient, orderFields } from "../testing/office-client.js";

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator({ port: 0 });
});
afterEach(() => simulator.close());

test("wallets are shown without their cards' fingerprints", async () => {
  await createOfficeClient(simulator.url).call("addCard", {
    merchantWalletId: "W1",
    cardNumber: "5100000000000800",
    cardExpiryDate: "203512",
  });
  const { body } = await createControlClient(simulator.url).get("wallets");
  expect(body).toMatchObject({
    wallets: [{ merchantWalletId: "W1", means: [{ paymentMeanId: "1", card: { expiryDate: "203512" } }] }],
  });
  expect(JSON.stringify(body)).not.toMatch(/fingerprint|5100000000000800/);
});

test("a mandate revoked by its debtor cannot be debited", async () => {
  const office = createOfficeClient(simulator.url);
  const control = createControlClient(simulator.url);
  const opened = await office.call("initializeMandate", {
    iban: "DE39999999990000000100",
    merchantReturnUrl: "http://localhost:3000/return",
  });
  const { fields } = await visit(opened, "confirm");
  const redirectionData = fields["redirectionData"] ?? "";
  await office.call("finalizeMandate", { redirectionData, messageVersion: "0.1" });
  const mandateId = String(opened["mandateId"]);
  const debit = () =>
    office.call("directDebitOrder", {
      ...orderFields(),
      paymentMeanBrand: "SEPA_DIRECT_DEBIT",
      mandateId,
    });
  expect(await debit()).toMatchObject({ responseCode: "00" });
  expect((await control.get("mandates")).body).toMatchObject({
    mandates: [{ mandateId, status: "ACTIVE", signedAt: expect.any(String), lastUsedAt: expect.any(String) }],
  });
  expect((await control.post("mandates/revoke", { mandateId })).body).toMatchObject({
    mandates: [{ mandateId, status: "REVOKED" }],
  });
  expect(await debit()).toMatchObject({ responseCode: "24", errorFieldName: "mandateId" });
  expect(await office.call("getMandateData", { mandateId })).toMatchObject({ mandateStatus: "REVOKED" });
  expect(await control.post("mandates/revoke", { mandateId: "NONE" })).toMatchObject({
    status: 400,
    body: { error: { code: "UNKNOWN_MANDATE" } },
  });
});

test("a debit that was not collected cannot be returned", async () => {
  const office = createOfficeClient(simulator.url);
  const transactionReference = "REFUSED1";
  await office.call("directDebitOrder", {
    ...orderFields({ transactionReference }),
    paymentMeanBrand: "ELV",
    customerAccount: "DE98999999990000000105",
  });
  expect(
    await createControlClient(simulator.url).post("debits/return", { transactionReference }),
  ).toMatchObject({
    status: 400,
    body: { error: { code: "DEBIT_ENDED", message: expect.stringMatching(/REFUSED1 is REFUSED/) } },
  });
});
