import { methods, readAnswer, resultCode, type JsonObject, type MethodName } from "@sips-kit/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Behaviour } from "./fixtures/card-behaviour.js";
import { createGooglePayPayload } from "./fixtures/google-pay-payload.js";
import { scenarioCards } from "./fixtures/scenario-cards.js";
import type { WireObject } from "./ledger/wire.js";
import { handlers } from "./office/handlers.js";
import { startSimulator, type Simulator } from "./start-simulator.js";
import { visit } from "./testing/buyer.js";
import { createControlClient } from "./testing/control-client.js";
import { leaveRemittance } from "./testing/leave-remittance.js";
import { cardFields, createOfficeClient, orderFields, type OfficeAnswer } from "./testing/office-client.js";

// Every method once from outside, over HTTP alone, with a call that is right: one story for each family. The last test
// counts the methods that have answered with success.

const names = Object.keys(methods) as MethodName[];
const succeeded = new Set<MethodName>();
const merchantReturnUrl = "http://localhost:3000/sips/return";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ port: 0 });
  await leaveRemittance(simulator.url);
});
afterAll(() => simulator.close());

/** Calls the office; the answer must be a success, in the fields and types of the method's table. */
async function ok(method: MethodName, fields: WireObject): Promise<OfficeAnswer> {
  const answer = await createOfficeClient(simulator.url).call(method, fields);
  // An answer over HTTP is JSON.
  expect(resultCode(method, answer as JsonObject), `${method}: ${JSON.stringify(answer)}`).toBe("00");
  const { seal: _seal, ...fieldsOfAnswer } = answer;
  expect(Object.keys(methods[method].answer)).toEqual(expect.arrayContaining(Object.keys(fieldsOfAnswer)));
  expect(readAnswer(method, answer as JsonObject).faults).toEqual([]);
  succeeded.add(method);
  return answer;
}

function cardOf(behaviour: Behaviour): WireObject {
  const card = scenarioCards.find((one) => one.behaviour === behaviour && one.responseCode === "00");
  return cardFields(card?.cardNumber ?? "");
}

async function confirmed(opened: OfficeAnswer): Promise<{ redirectionData: string; messageVersion: string }> {
  const { fields } = await visit(opened, "confirm");
  return {
    redirectionData: fields["redirectionData"] ?? "",
    messageVersion: fields["messageVersion"] ?? "",
  };
}

const money = { operationAmount: "1000", currencyCode: "978" };

describe("one story for each family", () => {
  test("a card, by hosted fields, by a token, with 3-D Secure and without", async () => {
    await ok("hostedFieldsInitialize", {});
    const { paymentToken } = await ok("paymentTokenGenerate", cardOf("frictionless"));
    for (const validate of ["cardValidateAuthentication", "cardValidateAuthenticationAndOrder"] as const) {
      const order = orderFields({ transactionReference: validate.toUpperCase() });
      const paid = validate === "cardValidateAuthentication";
      const { redirectionData, messageVersion } = await ok("cardCheckEnrollment", {
        ...order,
        ...(paid ? cardOf("frictionless") : { paymentToken: String(paymentToken) }),
      });
      await ok(validate, {
        transactionReference: validate.toUpperCase(),
        redirectionData: String(redirectionData),
        messageVersion: String(messageVersion),
      });
      if (paid) await ok("cardOrder", { ...order, ...cardOf("frictionless") });
    }
    await ok("getTransactionData", { transactionReference: "CARDVALIDATEAUTHENTICATIONANDORDER" });
    await ok("getCardData", { cardIIN: "510000" });
  });

  test("cash management: validate, cancel, duplicate, refund, credit", async () => {
    const transactionReference = "CASH";
    const order = orderFields({ transactionReference, captureMode: "VALIDATION", captureDay: "3" });
    await ok("cardOrder", { ...order, ...cardOf("challenge") });
    await ok("validate", { transactionReference, ...money, operationAmount: "2490" });
    await ok("cancel", { transactionReference, ...money });
    const { captureMode: _mode, captureDay: _day, ...copy } = orderFields({ transactionReference: "COPY" });
    await ok("duplicate", { ...copy, fromTransactionReference: transactionReference });
    const { customerIpAddress: _ip, ...credit } = copy;
    await ok("creditHolder", {
      ...credit,
      transactionReference: "CREDIT",
      cardNumber: "5100000000000800",
      cardExpiryDate: "203512",
    });
    await createControlClient(simulator.url).post("clock", { advance: "P4D" });
    await leaveRemittance(simulator.url);
    await ok("refund", { transactionReference, ...money });
  });

  test("fraud: held payments are accepted or refused, lists are kept, payments are counted", async () => {
    for (const method of ["acceptChallenge", "refuseChallenge"] as const) {
      const transactionReference = method.toUpperCase();
      await ok("cardOrder", {
        ...orderFields({ transactionReference, captureDay: "1", customerId: "C1" }),
        ...cardOf("review"),
      });
      await ok(method, { transactionReference });
      await ok("getFraudData", { transactionReference });
    }
    const element = { fraudListLevel: "Black", fraudListType: "IdList", fraudListElementValue: ["C2"] };
    await ok("addToFraudList", element);
    await ok("removeFromFraudList", element);
    await ok("getVelocityData", { velocityElementType: "customerId", velocityElementValue: "C1" });
  });

  test("a wallet: filled, read, changed, charged, credited, emptied, closed", async () => {
    const merchantWalletId = "W1";
    const stored = { merchantWalletId, paymentMeanId: "1" };
    await ok("addCard", { merchantWalletId, cardNumber: "5100000100000700", cardExpiryDate: "203512" });
    await ok("updatePaymentMean", { ...stored, paymentMeanAlias: "blue" });
    await ok("getPaymentMeanData", stored);
    await ok("getWalletData", { merchantWalletId });
    await ok("walletOrder", { ...orderFields(), ...stored });
    const enrolled = await ok("walletCheckEnrollment", {
      ...orderFields({ transactionReference: "WALLET3DS" }),
      ...stored,
    });
    await ok("cardValidateAuthenticationAndOrder", {
      transactionReference: "WALLET3DS",
      redirectionData: String(enrolled["redirectionData"]),
      messageVersion: "0.1",
    });
    const { captureMode: _mode, captureDay: _day, ...credit } = orderFields();
    await ok("walletCreditHolder", { ...credit, ...stored });
    const issuer = await ok("walletIssuerWalletInitialize", {
      ...orderFields({ transactionReference: "PAYLIB" }),
      merchantWalletId,
      merchantReturnUrl,
    });
    await ok("walletIssuerWalletFinalize", {
      transactionReference: "PAYLIB",
      ...(await confirmed(issuer)),
    });
    await ok("deletePaymentMean", stored);
    await ok("signOff", { merchantWalletId });
  });

  test("a mandate: signed, read, printed, found, debited, put into a wallet", async () => {
    const opened = await ok("initializeMandate", {
      iban: "FR7699999000010000000003413",
      customerId: "C3",
      merchantReturnUrl,
    });
    const mandateId = String(opened["mandateId"]);
    await ok("finalizeMandate", await confirmed(opened));
    await ok("getMandateData", { mandateId });
    await ok("getPdfMandate", { mandateId });
    await ok("searchMandate", { customerId: "C3" });
    const paymentMeanBrand = "SEPA_DIRECT_DEBIT";
    await ok("directDebitOrder", { ...orderFields(), paymentMeanBrand, mandateId });
    await ok("addDirectDebit", { merchantWalletId: "W2", paymentMeanBrand, mandateId });
  });

  test("a provider, a credit transfer, and a payload of Google Pay", async () => {
    const paypal = await ok("paymentProviderInitialize", {
      ...orderFields({ transactionReference: "PAYPAL" }),
      paymentMeanBrand: "PAYPAL",
      paymentMeanData: { paypal: { invoiceId: "INV1" } },
      merchantReturnUrl,
    });
    const returned = { transactionReference: "PAYPAL", ...(await confirmed(paypal)) };
    await ok("paymentProviderGetContext", returned);
    await ok("paymentProviderFinalize", returned);

    const brand = { currencyCode: "978", paymentMeanBrand: "IDEAL" };
    const { customerBankList } = await ok("creditTransferInquire", brand);
    // The list is one of banks, each an object with code and name.
    const [bank] = customerBankList as WireObject[];
    const { captureMode: _mode, captureDay: _day, ...order } = orderFields({ transactionReference: "IDEAL" });
    const transfer = await ok("creditTransferInitialize", { ...order, ...brand, ...bank, merchantReturnUrl });
    await ok("creditTransferFinalizeAndOrder", {
      transactionReference: "IDEAL",
      ...(await confirmed(transfer)),
    });

    await ok("paymentDataProviderCheck", {
      paymentMeanDataProvider: "GOOGLEPAY",
      paymentData: createGooglePayPayload(
        {
          cardNumber: "5100000000000800",
          cardExpiryDate: "203512",
          authMethod: "CRYPTOGRAM_3DS",
        },
        { now: Date.parse(String((await createControlClient(simulator.url).get("clock")).body["now"])) },
      ),
    });
  });
});

test("each method has a handler", () => {
  expect(Object.keys(handlers).sort()).toEqual([...names].sort());
});

test("all 44 methods have answered with success", () => {
  expect(names.filter((name) => !succeeded.has(name))).toEqual([]);
  expect(succeeded.size).toBe(44);
});
