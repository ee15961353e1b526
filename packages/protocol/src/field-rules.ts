import { fault } from "./field-fault.js";
import type { Sentence } from "./code-list.js";
import type { Rule } from "./method.js";
import type { JsonObject } from "./json.js";

/** Card data or a payment token, never both: the token stands for number, expiry and security code. */
export const cardOrPaymentToken: Rule = (body) => {
  if (!isGiven(body, "paymentToken")) {
    const needed = ["cardNumber"].filter((field) => !isGiven(body, field));
    if (needed.length > 0) return needed.map((field) => fault(field, "missing", "or paymentToken"));
    return cardAsItsTypeSays(body);
  }
  return ["cardNumber", "cardExpiryDate", "cardCSCValue", "panType", "cscType"]
    .filter((field) => isGiven(body, field))
    .map((field) => fault(field, "exclusive", "paymentToken stands for it"));
};

/** `panType` defines what cardNumber and cardCSCValue hold: digits, a ciphertext each, or a Sips token. */
export const cardAsItsTypeSays: Rule = (body) => {
  const cardNumberForm = cardNumberForms[String(body["panType"] ?? "PAN")];
  if (isGiven(body, "cardNumber") && cardNumberForm && !cardNumberForm.test(String(body["cardNumber"]))) {
    return [fault("cardNumber", "format", "digits, or what panType says")];
  }
  return securityCodeAsItsTypeSays(body);
};

/** `cscType`, or else `panType`, says whether cardCSCValue is digits or a ciphertext. */
export const securityCodeAsItsTypeSays: Rule = (body) => {
  if (!isGiven(body, "cardCSCValue")) return [];
  const isEncrypted = (body["cscType"] ?? body["panType"]) === "CSE";
  const form = isEncrypted ? ciphertext : /^\d{3,4}$/;
  return form.test(String(body["cardCSCValue"]))
    ? []
    : [fault("cardCSCValue", "format", isEncrypted ? "a ciphertext" : "3 or 4 digits")];
};

/** A card order needs an orderChannel; one by gift card does not. */
export const orderChannelUnlessGiftCard: Rule = (body) =>
  isGiven(body, "orderChannel") || giftCards.has(String(body["paymentMeanBrand"]))
    ? []
    : [fault("orderChannel", "missing", "needed for every brand but gift cards")];

/** A known transaction is named by one of its two identities. */
export const oneTransactionReference: Rule = exactlyOneOf("transactionReference", "s10TransactionReference");

/** The end of a 3-D Secure step may leave both out: `redirectionData` says which transaction it is. */
export const atMostOneTransactionReference: Rule = atMostOneOf(
  "transactionReference",
  "s10TransactionReference",
);

/** A duplicate names its origin by one of its two identities. */
export const oneOrigin: Rule = exactlyOneOf("fromTransactionReference", "s10FromTransactionReference");

/** getCardData reads a whole number or its beginning. */
export const cardNumberOrIin: Rule = exactlyOneOf("cardNumber", "cardIIN");

/** What each rule requires, as text for the reference and `sips methods`. */
export const ruleMeanings: ReadonlyMap<Rule, Sentence> = new Map([
  [
    cardOrPaymentToken,
    {
      en: "Either the card (cardNumber and what belongs to it) or a paymentToken, never both. cardNumber and cardCSCValue hold what panType says: digits, a ciphertext each, or a token.",
      fr: "Soit la carte (cardNumber et ce qui s’y rapporte), soit un paymentToken, jamais les deux. cardNumber et cardCSCValue contiennent ce que panType annonce : des chiffres, un texte chiffré chacun, ou un token.",
    },
  ],
  [
    cardAsItsTypeSays,
    {
      en: "cardNumber and cardCSCValue hold what panType says: digits, a ciphertext each, or a token.",
      fr: "cardNumber et cardCSCValue contiennent ce que panType annonce : des chiffres, un texte chiffré chacun, ou un token.",
    },
  ],
  [
    securityCodeAsItsTypeSays,
    {
      en: "cardCSCValue holds what cscType says, or else panType: 3 or 4 digits, or a ciphertext.",
      fr: "cardCSCValue contient ce que cscType annonce, à défaut panType : 3 ou 4 chiffres, ou un texte chiffré.",
    },
  ],
  [
    orderChannelUnlessGiftCard,
    {
      en: "orderChannel is needed, but for the brands of gift cards.",
      fr: "orderChannel est nécessaire, sauf pour les marques de cartes cadeaux.",
    },
  ],
  [
    oneTransactionReference,
    {
      en: "Exactly one of transactionReference and s10TransactionReference.",
      fr: "Exactement un de transactionReference et s10TransactionReference.",
    },
  ],
  [
    atMostOneTransactionReference,
    {
      en: "At most one of transactionReference and s10TransactionReference: redirectionData says which transaction it is.",
      fr: "Au plus un de transactionReference et s10TransactionReference : redirectionData dit de quelle transaction il s’agit.",
    },
  ],
  [
    oneOrigin,
    {
      en: "Exactly one of fromTransactionReference and s10FromTransactionReference.",
      fr: "Exactement un de fromTransactionReference et s10FromTransactionReference.",
    },
  ],
  [
    cardNumberOrIin,
    {
      en: "Exactly one of cardNumber and cardIIN.",
      fr: "Exactement un de cardNumber et cardIIN.",
    },
  ],
]);

/** The brands of gift cards. The source says "a gift-card brand" without naming any; these are from our list. */
const giftCards: ReadonlySet<string> = new Set([
  "ACCORD_KDO",
  "CADHOC",
  "CADOCARTE",
  "ILLICADO",
  "LEPOTCOMMUN",
  "PASSCADO",
  "SPIRITOFCADEAU",
]);

// Long enough for one RSA block of 512 bits and never a card number; short enough for any key in use.
const ciphertext = /^[\x21-\x7e]{64,4096}$/;

const cardNumberForms: { readonly [panType: string]: RegExp | undefined } = {
  PAN: /^\d{10,19}$/,
  CSE: ciphertext,
  TOKEN_PAN: /^[\x21-\x7e]{1,128}$/,
};

function exactlyOneOf(first: string, second: string): Rule {
  const atMostOne = atMostOneOf(first, second);
  return (body) =>
    isGiven(body, first) || isGiven(body, second)
      ? atMostOne(body)
      : [fault(first, "missing", `or ${second}`)];
}

function atMostOneOf(first: string, second: string): Rule {
  return (body) =>
    isGiven(body, first) && isGiven(body, second)
      ? [fault(second, "exclusive", `${first} is given already`)]
      : [];
}

function isGiven(body: JsonObject, field: string): boolean {
  const value = body[field];
  return value !== undefined && value !== null && value !== "";
}
