import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startSimulator, type Simulator } from "../../start-simulator.js";
import { visit } from "../../testing/buyer.js";
import { createControlClient } from "../../testing/control-client.js";
import { leaveRemittance } from "../../testing/leave-remittance.js";
import { createOfficeClient, orderFields, type OfficeClient } from "../../testing/office-client.js";

let simulator: Simulator;
let office: OfficeClient;
beforeEach(async () => {
  simulator = await startSimulator({ port: 0 });
  office = createOfficeClient(simulator.url);
});
afterEach(() => simulator.close());

describe("a duplicate of a PayPal payment", () => {
  const duplicateOf = async (dupFlag: string | undefined) => {
    const transactionReference = "PP1";
    const agreed = dupFlag === undefined ? {} : { dupFlag };
    const opened = await office.call("paymentProviderInitialize", {
      ...orderFields({ transactionReference }),
      paymentMeanBrand: "PAYPAL",
      merchantReturnUrl: "http://localhost:3000/sips/return",
      paymentMeanData: { paypal: { invoiceId: "INV1", ...agreed } },
    });
    const form = await visit(opened, "confirm");
    await office.call("paymentProviderFinalize", {
      transactionReference,
      redirectionData: form.fields["redirectionData"] ?? "",
      messageVersion: "0.1",
    });
    const { captureMode: _mode, captureDay: _day, ...copy } = orderFields({ transactionReference: "COPY" });
    await leaveRemittance(simulator.url);
    return office.call("duplicate", { ...copy, fromTransactionReference: transactionReference });
  };

  test("needs the agreement that dupFlag says the buyer was asked for", async () => {
    expect(await duplicateOf("true")).toMatchObject({ responseCode: "00" });
    expect(await createControlClient(simulator.url).chargeCount()).toBe(2);
  });

  test.each([undefined, "false"])("is refused with dupFlag %s", async (dupFlag) => {
    expect(await duplicateOf(dupFlag)).toMatchObject({ responseCode: "40" });
    expect(await createControlClient(simulator.url).chargeCount()).toBe(1);
  });
});
