import { expect, test } from "vitest";
import { codes } from "./codes/index.js";
import { buyerMessageOf, meaningOf } from "./meaning.js";

test("a code's meaning is in English by default, in French on request", () => {
  expect(meaningOf(codes.transactionStatus, "CAPTURED")).toBe("Sent to the bank.");
  expect(meaningOf(codes.transactionStatus, "CAPTURED", "fr")).toBe("Envoyée à la banque.");
});

test("the empty code is a code where the list has it", () => {
  expect(meaningOf(codes.complementaryCode, "")).toBe("No additional check was made.");
  expect(meaningOf(codes.responseCode, "")).toContain('The code "" is not in our list of responseCode');
});

test("brands, currencies and countries are read by the same function", () => {
  expect(meaningOf(codes.paymentMeanBrand, "SEPA_DIRECT_DEBIT", "fr")).toBe("Prélèvement SEPA");
  expect(meaningOf(codes.currencyCode, "978")).toBe("Euro");
  expect(meaningOf(codes.country, "DEU", "fr")).toBe("Allemagne");
});

test.each(["77", "constructor", "__proto__", "toString"])(
  "the unlisted code %s is named, with its list, in both languages",
  (code) => {
    expect(meaningOf(codes.threeDTxStatus, code)).toBe(
      `The code "${code}" is not in our list of threeD.txStatus; ask the support of the gateway what it means.`,
    );
    expect(meaningOf(codes.threeDTxStatus, code, "fr")).toBe(
      `Le code « ${code} » n’est pas dans notre liste threeD.txStatus ; demandez son sens au support de la passerelle.`,
    );
    expect(buyerMessageOf(codes.threeDTxStatus, code)).toBeUndefined();
  },
);

test("the buyer gets a sentence of their own, in their language", () => {
  expect(buyerMessageOf(codes.responseCode, "54")).toBe("This card has expired. Please use another card.");
  expect(buyerMessageOf(codes.responseCode, "54", "fr")).toBe(
    "Cette carte a expiré. Veuillez utiliser une autre carte.",
  );
});

test("an approval by the acquirer promises nothing to the buyer, since the gateway may still refuse", () => {
  expect(buyerMessageOf(codes.acquirerResponseCode, "00")).toBeUndefined();
});

test("a code that does not concern the buyer has no buyer message", () => {
  expect(buyerMessageOf(codes.captureMode, "VALIDATION")).toBeUndefined();
});
