import { createHmac, createSecretKey } from "node:crypto";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isSealValid, seal, sealText, type JsonObject, type SealAlgorithm } from "./index.js";

interface PublishedSeal {
  readonly id: string;
  readonly source: string;
  readonly algorithm: SealAlgorithm;
  readonly secretKey: string;
  readonly rawText: string;
  readonly seal: string;
}

const publishedSeals = // The file is part of this package and has this shape.
  (
    JSON.parse(readFileSync(new URL("../facts/seal-vectors.json", import.meta.url), "utf8")) as {
      vectors: PublishedSeal[];
    }
  ).vectors;

const paypageRequest = {
  amount: "2500",
  automaticResponseUrl: "https://automatic-response-url.fr/",
  normalReturnUrl: "https://normal-return-url/",
  captureDay: "0",
  captureMode: "AUTHOR_CAPTURE",
  currencyCode: "978",
  interfaceVersion: "IR_WS_2.22",
  keyVersion: "1",
  merchantId: "011223344550000",
  orderChannel: "INTERNET",
  orderId: "ORD101",
  returnContext: "ReturnContext",
  transactionOrigin: "SO_WEBAPPLI",
  transactionReference: "TREFEXA2012",
};

describe("published vectors", () => {
  test("V1: a request with a container", () => {
    const request = { ...paypageRequest, customerContact: { email: "customer@email.com" } };
    expect(sealText(request)).toBe(
      "2500https://automatic-response-url.fr/0AUTHOR_CAPTURE978customer@email.comIR_WS_2.22011223344550000" +
        "https://normal-return-url/INTERNETORD101ReturnContextSO_WEBAPPLITREFEXA2012",
    );
    expect(seal(request, "secret123")).toBe(
      "322b943d833417c1570e0a282641e8e29d6a5b968c9b846694b5610e18ab5b81",
    );
  });

  test("V2: the same without the container", () => {
    expect(seal(paypageRequest, "secret123")).toBe(
      "e4d75c6a779adee5850192d1ecc162ca0c85e960cb00d9923879609f89739152",
    );
  });

  test("V4: a single value", () => {
    expect(seal({ text: "This is a test!" }, "superSafeSecretKey")).toBe(
      "198e5f278e3f8548e174e84492953c4871732278b7e2aa2cbf20bb1ab85914ea",
    );
  });

  test("V5: a real answer of the simulation server", () => {
    const file = readFileSync(new URL("../facts/vector-v5.json", import.meta.url), "utf8");
    const vector = JSON.parse(file) as { secretKey: string; answer: JsonObject };
    expect(isSealValid(vector.answer, vector.secretKey)).toBe(true);
    expect(
      isSealValid({ ...vector.answer, redirectionUrl: "https://elsewhere.example" }, vector.secretKey),
    ).toBe(false);
  });

  // Over a raw text, which is the one value of a body here.
  test.each(publishedSeals)(
    "$id: $source, $algorithm",
    ({ rawText, secretKey, algorithm, seal: published }) => {
      expect(seal({ Data: rawText }, secretKey, algorithm)).toBe(published);
      expect(isSealValid({ Data: rawText, seal: published }, secretKey, algorithm)).toBe(true);
      const changed = rawText.replace("|amount=", "|amount=1");
      expect(isSealValid({ Data: changed, seal: published }, secretKey, algorithm)).toBe(false);
    },
  );

  test.each([
    [
      { paymentMeanBrandList: ["BCMC", "VISA"] },
      "10http://test.comcustomerIdIR_WS_2.19BCMCVISAcustomCSS.css",
    ],
    [
      { customerContact: { lastname: "lastname", firstname: "firstname" } },
      "10http://test.comfirstnamelastnamecustomerIdIR_WS_2.19customCSS.css",
    ],
  ])("lists keep their order, containers are sorted: %j", (more, text) => {
    const request = {
      amount: 10,
      automaticResponseUrl: "http://test.com",
      customerId: "customerId",
      templateName: "customCSS.css",
      interfaceVersion: "IR_WS_2.19",
      ...more,
    };
    expect(sealText(request)).toBe(text);
  });
});

describe("regression vectors", () => {
  const cardOrder = {
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

  test("R1: containers in lists, accents, all three algorithms", () => {
    expect(sealText(cardOrder)).toBe(
      "10000AUTHOR_CAPTURE1232030124100000000000000978a@b.frHélèneDupontAllForeignBinCardIR_WS_2.53" +
        "002001000000001INTERNET123apple456mango1000REF001",
    );
    const key = "002001000000001_KEY1";
    expect(seal(cardOrder, key)).toBe("15db2246098659946998dd23d200afbfa471ccf53623dffcb4f8a2b9a5f6e9b7");
    expect(seal(cardOrder, key, "HMAC-SHA-512")).toBe(
      "d6801ff4bb59a224dc084ad62eea081d396e5a828691223a2f69780f67ab5331db205ec9e6d8f25aea816a07871de8c3fac8acb47f14b1151b2e0ee1085f306f",
    );
    expect(seal(cardOrder, key, "SHA-256")).toBe(
      "6ec81a30a2431fb207a957f63d813205b07578d0b0598df85d7ab77fafb93fb9",
    );
  });

  test("R2: an answer, where authorMessageReference stands before authorisationId", () => {
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
    expect(sealText(answer)).toBe("00100027261212345TRANSACTION DE PAIEMENT00620221114REF001");
    expect(seal(answer, key)).toBe("9015202e823791ed3532b977816d8fa2d341d3ccf2922f9a9763d1157c9e273b");
    expect(seal(answer, key, "HMAC-SHA-512")).toBe(
      "1b1d295d77ec65edb95c88c1d9bca3dd289699af7cc6960f58f64c28b89ceb4997e41460a2b6211b4497787994c47c5f4f04b185ac6ea35cb374bc88db82b5aa",
    );
  });
});

describe("the rule", () => {
  const key = "002001000000001_KEY1";

  test("keyVersion, sealAlgorithm and seal are left out, on the top level only", () => {
    const body = { b: "2", keyVersion: "1", sealAlgorithm: "HMAC-SHA-256", seal: "x", a: { seal: "1" } };
    expect(sealText(body)).toBe("12");
  });

  test("null, absent and empty values give nothing; numbers and booleans their plain text", () => {
    expect(sealText({ a: null, b: undefined, c: "", d: 1000, e: true, f: [], g: {} })).toBe("1000true");
  });

  test("a seal holds for every field received, unknown ones too", () => {
    const answer = { responseCode: "00", fieldOfTomorrow: "new" };
    const sealed = { ...answer, seal: seal(answer, key) };
    expect(isSealValid(sealed, key)).toBe(true);
    expect(isSealValid({ ...sealed, seal: sealed.seal.toUpperCase() }, key)).toBe(true);
    expect(isSealValid({ ...sealed, fieldOfTomorrow: "old" }, key)).toBe(false);
    expect(isSealValid({ ...sealed, added: "x" }, key)).toBe(false);
    expect(isSealValid(sealed, key, "HMAC-SHA-512")).toBe(false);
    expect(isSealValid(sealed, "002001000000001_KEY2")).toBe(false);
  });

  test.each([undefined, null, 7, "", "00", {}])("seal %j is not valid", (given) => {
    expect(isSealValid({ responseCode: "00", seal: given }, key)).toBe(false);
  });

  test.each(["HMAC-SHA-256", "HMAC-SHA-512", "SHA-256"] as const)(
    "%s: a key made ready seals as its text does",
    (algorithm) => {
      const body = { returnContext: "€" };
      const ready = createSecretKey("clé", "utf8");
      expect(seal(body, ready, algorithm)).toBe(seal(body, "clé", algorithm));
    },
  );

  test("the order in which fields arrive does not matter", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), (fields) => {
        const reversed = Object.fromEntries(Object.entries(fields).reverse());
        expect(sealText(reversed)).toBe(sealText(fields));
      }),
    );
  });

  test("text is sealed in UTF-8", () => {
    const expected = createHmac("sha256", key).update(Buffer.from("€ é 漢", "utf8")).digest("hex");
    expect(seal({ returnContext: "€ é 漢" }, key)).toBe(expected);
  });
});
