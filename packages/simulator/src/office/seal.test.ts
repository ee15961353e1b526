import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { computeSeal, sealedText, sealMatches, sealOfText, type SealAlgorithm } from "./seal.js";

// Published vectors: Sherlock's paypage JSON guide, django-mercanet's tests, the Java and Node SDKs.
const guideRequest = {
  amount: "2500",
  automaticResponseUrl: "https://automatic-response-url.fr/",
  normalReturnUrl: "https://normal-return-url/",
  captureDay: "0",
  captureMode: "AUTHOR_CAPTURE",
  currencyCode: "978",
  customerContact: { email: "customer@email.com" },
  interfaceVersion: "IR_WS_2.22",
  keyVersion: "1",
  merchantId: "011223344550000",
  orderChannel: "INTERNET",
  orderId: "ORD101",
  returnContext: "ReturnContext",
  transactionOrigin: "SO_WEBAPPLI",
  transactionReference: "TREFEXA2012",
};

test("published request with a container", () => {
  expect(sealedText(guideRequest)).toBe(
    "2500https://automatic-response-url.fr/0AUTHOR_CAPTURE978customer@email.comIR_WS_2.22011223344550000https://normal-return-url/INTERNETORD101ReturnContextSO_WEBAPPLITREFEXA2012",
  );
  expect(computeSeal(guideRequest, "secret123", "HMAC-SHA-256")).toBe(
    "322b943d833417c1570e0a282641e8e29d6a5b968c9b846694b5610e18ab5b81",
  );
});

test("published request without the container", () => {
  const { customerContact: _container, ...plain } = guideRequest;
  expect(computeSeal(plain, "secret123", "HMAC-SHA-256")).toBe(
    "e4d75c6a779adee5850192d1ecc162ca0c85e960cb00d9923879609f89739152",
  );
});

describe("seals over a raw text, as browsers carry them: N1 to N5 of the protocol package", () => {
  const file = new URL("../../../protocol/facts/seal-vectors.json", import.meta.url);
  // The file is part of this repository and has this shape.
  const { vectors } = JSON.parse(readFileSync(file, "utf8")) as {
    vectors: {
      id: string;
      source: string;
      algorithm: SealAlgorithm;
      secretKey: string;
      rawText: string;
      seal: string;
    }[];
  };

  test("there are five", () => {
    expect(vectors.map(({ id }) => id)).toEqual(["N1", "N2", "N3", "N4", "N5"]);
  });

  test.each(vectors)("$id: $source, $algorithm", ({ rawText, secretKey, algorithm, seal }) => {
    expect(sealOfText(rawText, secretKey, algorithm)).toBe(seal);
    expect(sealMatches({ Data: rawText, seal }, secretKey, algorithm)).toBe(true);
    const changed = rawText.replace("|amount=", "|amount=1");
    expect(sealMatches({ Data: changed, seal }, secretKey, algorithm)).toBe(false);
  });
});

test("published text and key", () => {
  expect(computeSeal({ a: "This is a test!" }, "superSafeSecretKey", "HMAC-SHA-256")).toBe(
    "198e5f278e3f8548e174e84492953c4871732278b7e2aa2cbf20bb1ab85914ea",
  );
});

describe("regression vectors, computed with the rule and published by nobody", () => {
  const order = {
    amount: "1000",
    captureDay: "0",
    captureMode: "AUTHOR_CAPTURE",
    cardCSCValue: "123",
    cardExpiryDate: "203012",
    cardNumber: "4100000000000000",
    currencyCode: "978",
    customerContact: { lastname: "Dupont", firstname: "Hélène", email: "a@b.fr" },
    fraudData: { bypassCtrlList: ["All", "ForeignBinCard"] },
    interfaceVersion: "IR_WS_2.53",
    keyVersion: "1",
    merchantId: "002001000000001",
    orderChannel: "INTERNET",
    shoppingCartDetail: {
      shoppingCartItemList: [
        { productName: "apple", productCode: "123" },
        { productName: "mango", productCode: "456" },
      ],
      shoppingCartTotalAmount: "1000",
    },
    transactionReference: "REF001",
  };
  const answer = {
    acquirerResponseCode: "00",
    authorisationId: "12345",
    authorMessageReference: "272612",
    authorisationTypeLabel: "TRANSACTION DE PAIEMENT",
    amount: 1000,
    responseCode: "00",
    s10TransactionReference: { s10TransactionIdDate: "20221114", s10TransactionId: "6" },
    transactionReference: "REF001",
  };
  const key = "002001000000001_KEY1";

  test.each([
    ["HMAC-SHA-256", "15db2246098659946998dd23d200afbfa471ccf53623dffcb4f8a2b9a5f6e9b7"],
    [
      "HMAC-SHA-512",
      "d6801ff4bb59a224dc084ad62eea081d396e5a828691223a2f69780f67ab5331db205ec9e6d8f25aea816a07871de8c3fac8acb47f14b1151b2e0ee1085f306f",
    ],
    ["SHA-256", "6ec81a30a2431fb207a957f63d813205b07578d0b0598df85d7ab77fafb93fb9"],
  ] as const)("request under %s", (algorithm, expected) => {
    expect(computeSeal(order, key, algorithm)).toBe(expected);
  });

  test("answer whose names differ by a capital in the middle", () => {
    expect(sealedText(answer)).toBe("00100027261212345TRANSACTION DE PAIEMENT00620221114REF001");
    expect(computeSeal(answer, key, "HMAC-SHA-256")).toBe(
      "9015202e823791ed3532b977816d8fa2d341d3ccf2922f9a9763d1157c9e273b",
    );
  });

  test("a seal in capitals matches; another, a missing and a too long one do not", () => {
    const seal = computeSeal(answer, key, "HMAC-SHA-256");
    expect(sealMatches({ ...answer, seal: seal.toUpperCase() }, key, "HMAC-SHA-256")).toBe(true);
    expect(sealMatches({ ...answer, seal, amount: 1001 }, key, "HMAC-SHA-256")).toBe(false);
    expect(sealMatches({ ...answer, seal: `${seal}0` }, key, "HMAC-SHA-256")).toBe(false);
    expect(sealMatches(answer, key, "HMAC-SHA-256")).toBe(false);
  });
});

test("the three envelope fields are left out only at the top level", () => {
  expect(sealedText({ seal: "x", keyVersion: 1, inner: { seal: "kept" }, nothing: null, empty: "" })).toBe(
    "kept",
  );
});
