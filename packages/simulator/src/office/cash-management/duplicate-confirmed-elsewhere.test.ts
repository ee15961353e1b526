import type { MethodName } from "@sips-kit/protocol";
import { expect, test } from "vitest";
import type { WireObject } from "../../ledger/wire.js";
import { orderFields } from "../../testing/office-client.js";
import { openTestOffice } from "../../testing/test-office.js";

const ways: readonly [brand: string, initialize: MethodName, finalize: MethodName][] = [
  ["IDEAL", "creditTransferInitialize", "creditTransferFinalizeAndOrder"],
  ["SOFORTUBERWEISUNG", "creditTransferInitialize", "creditTransferFinalizeAndOrder"],
  ["BCMCMOBILE", "paymentProviderInitialize", "paymentProviderFinalize"],
  ["PAYLIB", "paymentProviderInitialize", "paymentProviderFinalize"],
  ["PAYLIB", "walletIssuerWalletInitialize", "walletIssuerWalletFinalize"],
];

// The buyer has confirmed one payment at their bank or in their app: nobody has agreed to a second one.
test.each(ways)("a payment by %s (%s) cannot be duplicated", (paymentMeanBrand, initialize, finalize) => {
  const office = openTestOffice();
  const order = orderFields();
  const bank = { customerBankCode: "SIMANL2A", customerBankName: "Simulated Bank Amsterdam" };
  const opened = office.call(initialize, {
    ...order,
    paymentMeanBrand,
    merchantReturnUrl: "http://localhost:3000/sips/return",
    ...(initialize === "creditTransferInitialize" ? bank : {}),
    ...(initialize === "walletIssuerWalletInitialize" ? { merchantWalletId: "W1" } : {}),
  });
  const { back } = office.gateway.suppliers.decide(String(opened["redirectionData"]), "confirm");
  const { transactionReference } = order;
  const proof: WireObject = { transactionReference, redirectionData: back, messageVersion: "0.1" };
  expect(office.call(finalize, proof)).toMatchObject({ responseCode: "00" });
  const paid = office.movements();

  const { captureMode: _mode, captureDay: _day, ...copy } = orderFields();
  expect(office.call("duplicate", { ...copy, fromTransactionReference: transactionReference })).toMatchObject(
    {
      responseCode: "40",
    },
  );
  expect(office.movements()).toEqual(paid);
});
