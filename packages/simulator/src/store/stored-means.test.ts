import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createGooglePayPayload } from "../fixtures/google-pay-payload.js";
import { startSimulator } from "../start-simulator.js";
import { visit, type Form } from "../testing/buyer.js";
import { createOfficeClient, orderFields } from "../testing/office-client.js";

test("what buyers have stored and begun outlives the process, without a card number in the file", async () => {
  const folder = mkdtempSync(join(tmpdir(), "simulator-state-"));
  const stateFile = join(folder, "state.jsonl");
  try {
    const before = await startSimulator({ port: 0, stateFile });
    const office = createOfficeClient(before.url);
    const card = { cardNumber: "5100000000000800", cardExpiryDate: "203512" };
    await office.call("addCard", { merchantWalletId: "W1", ...card });
    const { tokenPan } = await office.call("paymentDataProviderCheck", {
      paymentMeanDataProvider: "GOOGLEPAY",
      paymentData: createGooglePayPayload({ ...card, authMethod: "PAN_ONLY" }),
    });
    const mandate = await office.call("initializeMandate", {
      iban: "DE39999999990000000100",
      merchantReturnUrl: "http://localhost:3000/return",
    });
    const redirectionData = redirectionDataOf(await visit(mandate, "confirm"));
    await office.call("finalizeMandate", { redirectionData, messageVersion: "0.1" });
    const transactionReference = "UNDERWAY";
    const paypal = await office.call("paymentProviderInitialize", {
      ...orderFields({ transactionReference }),
      paymentMeanBrand: "PAYPAL",
      paymentMeanData: { paypal: { invoiceId: "INV1" } },
      merchantReturnUrl: "http://localhost:3000/return",
    });
    await before.close();
    expect(readFileSync(stateFile, "utf8")).not.toContain(card.cardNumber);

    const after = await startSimulator({ port: 0, stateFile });
    const again = createOfficeClient(after.url);
    const stored = { merchantWalletId: "W1", paymentMeanId: "1" };
    expect(await again.call("walletOrder", { ...orderFields(), ...stored })).toMatchObject({
      responseCode: "00",
      maskedPan: "5100##########00",
    });
    expect(await again.call("addCard", { merchantWalletId: "W1", ...card })).toMatchObject({
      walletResponseCode: "94",
    });
    expect(
      await again.call("cardOrder", {
        ...orderFields(),
        panType: "TOKEN_PAN",
        cardNumber: String(tokenPan),
        cardExpiryDate: "203512",
      }),
    ).toMatchObject({ responseCode: "00" });
    expect(
      await again.call("directDebitOrder", {
        ...orderFields(),
        paymentMeanBrand: "SEPA_DIRECT_DEBIT",
        mandateId: String(mandate["mandateId"]),
      }),
    ).toMatchObject({ responseCode: "00" });
    const redirectionUrl = `${after.origins.acs}/suppliers/paypal`;
    expect(
      await again.call("paymentProviderFinalize", {
        transactionReference,
        redirectionData: redirectionDataOf(await visit({ ...paypal, redirectionUrl }, "confirm")),
        messageVersion: "0.1",
      }),
    ).toMatchObject({ responseCode: "00" });
    await after.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
});

function redirectionDataOf({ fields }: Form): string {
  return fields["redirectionData"] ?? "";
}
