import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { WireObject } from "../../ledger/wire.js";
import { startSimulator, type Simulator } from "../../start-simulator.js";
import { open, visit } from "../../testing/buyer.js";
import { createControlClient } from "../../testing/control-client.js";
import { createOfficeClient, orderFields, type OfficeClient } from "../../testing/office-client.js";

let simulator: Simulator;
let office: OfficeClient;
beforeEach(async () => {
  simulator = await startSimulator({ port: 0 });
  office = createOfficeClient(simulator.url);
});
afterEach(() => simulator.close());

describe("Sofort", () => {
  const begin = (change: WireObject) =>
    office.call("creditTransferInitialize", {
      ...orderFields(),
      paymentMeanBrand: "SOFORTUBERWEISUNG",
      customerBankCode: "SIMDDEFF",
      customerBankName: "Simulated Bank Frankfurt",
      merchantReturnUrl: "http://localhost:3000/sips/return",
      ...change,
    });

  test.each([
    ["confirm", "00", "CAPTURED", 1],
    ["refuse", "05", "REFUSED", 0],
    ["cancel", "17", "REFUSED", 0],
  ] as const)("%s ends with %s and %s", async (verdict, responseCode, transactionStatus, charges) => {
    const transactionReference = "SO1";
    const opened = await begin({ transactionReference });
    expect(opened).toMatchObject({
      responseCode: "00",
      redirectionUrl: `${simulator.origins.acs}/suppliers/sofort`,
    });
    expect((await open(opened)).html).toContain("Simulated Bank Frankfurt");
    const form = await visit(opened, verdict);
    expect(form.fields).toMatchObject({ responseCode, transactionReference });
    expect(
      await office.call("creditTransferFinalizeAndOrder", {
        transactionReference,
        redirectionData: form.fields["redirectionData"] ?? "",
        messageVersion: "0.1",
      }),
    ).toMatchObject({
      responseCode,
      amount: 2490,
    });
    expect(await office.call("getTransactionData", { transactionReference })).toMatchObject({
      transactionStatus,
      paymentMeanBrand: "SOFORTUBERWEISUNG",
      paymentMeanType: "CREDIT_TRANSFER",
    });
    expect(await createControlClient(simulator.url).chargeCount()).toBe(charges);
  });

  test("takes euros, pounds and francs, and no other currency", async () => {
    for (const currencyCode of ["978", "826", "756"]) {
      expect(await begin({ currencyCode })).toMatchObject({ responseCode: "00" });
    }
    expect(await begin({ currencyCode: "840" })).toMatchObject({
      responseCode: "12",
      errorFieldName: "currencyCode",
    });
  });
});
