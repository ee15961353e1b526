import { acquirerToResponseCode, methods, type MethodName } from "@sips-kit/protocol";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { scenarioCards } from "../../fixtures/scenario-cards.js";
import { testShop } from "../../fixtures/shops.js";
import type { WireObject } from "../../ledger/wire.js";
import { startSimulator, type Simulator } from "../../start-simulator.js";
import { visit } from "../../testing/buyer.js";
import { createControlClient } from "../../testing/control-client.js";
import { leaveRemittance } from "../../testing/leave-remittance.js";
import {
  cardFields,
  createOfficeClient,
  orderFields,
  type OfficeAnswer,
  type OfficeClient,
} from "../../testing/office-client.js";

let simulator: Simulator;
let office: OfficeClient;
beforeEach(async () => {
  simulator = await startSimulator({ port: 0 });
  office = createOfficeClient(simulator.url);
});
afterEach(() => simulator.close());

const pan = "5100000000000800";
const merchantReturnUrl = "http://localhost:3000/return";
const own: WireObject = {
  merchantId: testShop.merchantId,
  transactionReference: "ECHO",
  orderId: "4711",
  amount: 2490,
  originAmount: 2490,
  currencyCode: "978",
};
const order = () => orderFields({ transactionReference: "ECHO", orderId: "4711" });

async function finalized(method: MethodName, opened: OfficeAnswer): Promise<OfficeAnswer> {
  const { fields } = await visit(opened, "confirm");
  return office.call(method, {
    transactionReference: "ECHO",
    redirectionData: fields["redirectionData"] ?? "",
    messageVersion: "0.1",
  });
}

const frictionless = "5100000100000700";
const stories: { readonly [method in MethodName]?: () => Promise<OfficeAnswer> } = {
  cardOrder: () => office.call("cardOrder", { ...order(), ...cardFields(pan) }),
  async cardValidateAuthenticationAndOrder() {
    const { redirectionData } = await office.call("cardCheckEnrollment", {
      ...order(),
      ...cardFields(frictionless),
      merchantReturnUrl,
    });
    return office.call("cardValidateAuthenticationAndOrder", {
      transactionReference: "ECHO",
      redirectionData: String(redirectionData),
      messageVersion: "0.1",
    });
  },
  async walletOrder() {
    await office.call("addCard", { merchantWalletId: "W1", cardNumber: pan, cardExpiryDate: "203512" });
    return office.call("walletOrder", { ...order(), merchantWalletId: "W1", paymentMeanId: "1" });
  },
  directDebitOrder: () =>
    office.call("directDebitOrder", {
      ...order(),
      paymentMeanBrand: "ELV",
      customerAccount: "DE39999999990000000100",
    }),
  async creditTransferFinalizeAndOrder() {
    return finalized(
      "creditTransferFinalizeAndOrder",
      await office.call("creditTransferInitialize", {
        ...order(),
        paymentMeanBrand: "IDEAL",
        customerBankCode: "SIMRNL2R",
        customerBankName: "Simulated Bank Rotterdam",
        merchantReturnUrl,
      }),
    );
  },
  async paymentProviderFinalize() {
    return finalized(
      "paymentProviderFinalize",
      await office.call("paymentProviderInitialize", {
        ...order(),
        paymentMeanBrand: "BCMCMOBILE",
        merchantReturnUrl,
      }),
    );
  },
  async walletIssuerWalletFinalize() {
    return finalized(
      "walletIssuerWalletFinalize",
      await office.call("walletIssuerWalletInitialize", {
        ...order(),
        merchantWalletId: "W1",
        merchantReturnUrl,
      }),
    );
  },
  async getTransactionData() {
    await office.call("cardOrder", { ...order(), ...cardFields(pan) });
    return office.call("getTransactionData", { transactionReference: "ECHO" });
  },
  async duplicate() {
    await leaveRemittance(simulator.url);
    await office.call("cardOrder", { ...orderFields({ transactionReference: "FIRST" }), ...cardFields(pan) });
    const { captureMode: _mode, captureDay: _day, ...copy } = order();
    return office.call("duplicate", { ...copy, fromTransactionReference: "FIRST" });
  },
  async creditHolder() {
    await leaveRemittance(simulator.url);
    const { customerIpAddress: _ip, captureMode: _mode, captureDay: _day, ...credit } = order();
    return office.call("creditHolder", { ...credit, ...cardFields(pan), cardCSCValue: undefined });
  },
};

// Names of the table are what its type says.
const told = Object.entries(stories) as [MethodName, () => Promise<OfficeAnswer>][];

test.each(told)("%s says again all of the request that its table has", async (method, story) => {
  const answer = await story();
  expect(answer).toMatchObject({ [methods[method].resultField]: "00" });
  const listed = Object.keys(own).filter((name) => Object.hasOwn(methods[method].answer, name));
  expect(listed).toContain("transactionReference");
  for (const name of listed) expect(answer[name], name).toBe(own[name]);
});

describe("the token of the card", () => {
  test.each(["cardOrder", "cardValidateAuthenticationAndOrder", "walletOrder"] as const)(
    "comes with %s and pays again",
    async (method) => {
      const answer = await stories[method]?.();
      expect(answer).toMatchObject({ tokenPan: expect.stringMatching(/^510000h\d{5}0[78]00$/) as string });
      const tokenPan = String(answer?.["tokenPan"]);
      expect(await office.call("getTransactionData", { transactionReference: "ECHO" })).toMatchObject({
        tokenPan,
      });
      expect(
        await office.call("cardOrder", {
          ...orderFields(),
          panType: "TOKEN_PAN",
          cardNumber: tokenPan,
          cardExpiryDate: "203512",
        }),
      ).toMatchObject({ responseCode: "00", tokenPan, maskedPan: answer?.["maskedPan"] });
    },
  );

  test("is absent for a card without an issuer", async () => {
    const answer = await office.call("cardOrder", { ...order(), ...cardFields("9999990000000000") });
    expect(answer).toMatchObject({ responseCode: "14" });
    expect(answer).not.toHaveProperty("tokenPan");
  });
});

describe("how the card came", () => {
  const look = () => office.call("getTransactionData", { transactionReference: "ECHO" });

  test("typed", async () => {
    expect(await stories.cardOrder?.()).toMatchObject({ panEntryMode: "MANUAL" });
    expect(await look()).not.toHaveProperty("walletType");
  });

  test("out of a wallet, at once and with 3-D Secure", async () => {
    await stories.walletOrder?.();
    expect(await look()).toMatchObject({ panEntryMode: "WALLET", walletType: "MERCHANT_WALLET" });
    await office.call("addCard", {
      merchantWalletId: "W2",
      cardNumber: frictionless,
      cardExpiryDate: "203512",
    });
    const { redirectionData } = await office.call("walletCheckEnrollment", {
      ...orderFields({ transactionReference: "ECHO2" }),
      merchantWalletId: "W2",
      paymentMeanId: "1",
      merchantReturnUrl,
    });
    expect(
      await office.call("cardValidateAuthenticationAndOrder", {
        transactionReference: "ECHO2",
        redirectionData: String(redirectionData),
        messageVersion: "0.1",
      }),
    ).toMatchObject({ responseCode: "00", panEntryMode: "WALLET" });
  });

  test("out of a provider's wallet", async () => {
    expect(await stories.paymentProviderFinalize?.()).toMatchObject({ panEntryMode: "WALLET" });
    expect(await look()).toMatchObject({ panEntryMode: "WALLET", walletType: "BCMCMOBILE" });
  });
});

describe("getTransactionData", () => {
  const look = () => office.call("getTransactionData", { transactionReference: "ECHO" });

  test("of a first payment: what was authenticated, by whom, under which identifier of the scheme", async () => {
    const ordered = await stories.cardValidateAuthenticationAndOrder?.();
    expect(await look()).toMatchObject({
      authentAmount: 2490,
      transactionInitiator: "CIT",
      schemeTransactionIdentifier: ordered?.["schemeTransactionIdentifier"],
    });
    expect(ordered?.["schemeTransactionIdentifier"]).toMatch(/^\d{15}$/);
    expect(await look()).not.toHaveProperty("initialSchemeTransactionIdentifier");
  });

  test("of a later one, without its holder", async () => {
    const initialSchemeTransactionIdentifier = "123456789012345";
    await office.call("cardOrder", {
      ...order(),
      ...cardFields(pan),
      paymentPattern: "RECURRING_N",
      initialSchemeTransactionIdentifier,
    });
    expect(await look()).toMatchObject({ transactionInitiator: "MIT", initialSchemeTransactionIdentifier });
    expect(await look()).not.toHaveProperty("authentAmount");
  });
});

test("an account's number shows its last two characters, everywhere", async () => {
  const iban = "DE39999999990000000100";
  const debit = { paymentMeanBrand: "ELV", customerAccount: iban };
  expect(await office.call("directDebitOrder", { ...order(), ...debit })).toMatchObject({
    responseCode: "00",
    maskedPan: "DE39################00",
  });
  await office.call("addDirectDebit", { merchantWalletId: "W1", ...debit });
  const control = createControlClient(simulator.url);
  const seen = [
    await office.call("getWalletData", { merchantWalletId: "W1" }),
    (await control.get("transactions")).body,
    (await control.get("exchanges")).body,
    await (await fetch(`${simulator.url}/_console?view=wallets`)).text(),
  ];
  for (const one of seen) {
    const text = JSON.stringify(one);
    expect(text).toContain("DE39################00");
    expect(text).not.toContain("#0100");
    expect(text).not.toContain(iban);
  }
});

test.each(scenarioCards.filter(({ behaviour, brands }) => behaviour === "challenge" && brands.length === 1))(
  "$cardNumber: no code of the acquirer contradicts the responseCode",
  async ({ cardNumber, responseCode }) => {
    const answer = await office.call("cardOrder", { ...order(), ...cardFields(cardNumber) });
    expect(answer["responseCode"]).toBe(responseCode);
    const { acquirerResponseCode } = answer;
    if (acquirerResponseCode === undefined) return;
    const mapped: { readonly [code: string]: string | undefined } = acquirerToResponseCode;
    expect(mapped[String(acquirerResponseCode)]).toBe(responseCode);
  },
);

test.each([
  ["5100000000000651", "51"],
  ["5100000000000354", "54"],
  ["5100000000000560", "60"],
  ["5100000000000297", "97"],
])("%s: %s is the gateway's word, not the acquirer's", async (cardNumber, responseCode) => {
  const answer = await office.call("cardOrder", { ...order(), ...cardFields(cardNumber) });
  expect(answer).toMatchObject({ responseCode });
  expect(answer).not.toHaveProperty("acquirerResponseCode");
});

test.each(["cardValidateAuthenticationAndOrder", "directDebitOrder", "paymentProviderFinalize"] as const)(
  "%s shows the captureLimitDate that a query shows, while the payment waits for its remittance",
  async (method) => {
    await leaveRemittance(simulator.url);
    const answer = await stories[method]?.();
    const { transactionStatus, captureLimitDate } = await office.call("getTransactionData", {
      transactionReference: "ECHO",
    });
    expect(transactionStatus).toBe("TO_CAPTURE");
    expect(captureLimitDate).toMatch(/^\d{8}$/);
    expect(answer).toMatchObject({ responseCode: "00", captureLimitDate });
  },
);

test("a refused payment has no captureLimitDate", async () => {
  const refused = { ...order(), ...cardFields("5100000100000205"), merchantReturnUrl };
  const { redirectionData } = await office.call("cardCheckEnrollment", refused);
  const answer = await office.call("cardValidateAuthenticationAndOrder", {
    transactionReference: "ECHO",
    redirectionData: String(redirectionData),
    messageVersion: "0.1",
  });
  expect(answer).toMatchObject({ responseCode: "05" });
  expect(answer).not.toHaveProperty("captureLimitDate");
});
