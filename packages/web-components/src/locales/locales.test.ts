import { expect, it } from "vitest";
import { en } from "./en.js";
import { enBancontactMobile } from "./en-bancontact-mobile.js";
import { enChallenge } from "./en-challenge.js";
import { enEarlierPayment } from "./en-earlier-payment.js";
import { enFaults } from "./en-faults.js";
import { enElv } from "./en-elv.js";
import { enGooglePay } from "./en-google-pay.js";
import { enIdeal } from "./en-ideal.js";
import { enIssuerWallet } from "./en-issuer-wallet.js";
import { enOwn } from "./en-own.js";
import { enPaypal } from "./en-paypal.js";
import { enRedirect } from "./en-redirect.js";
import { enRedirectFaults } from "./en-redirect-faults.js";
import { enSaveCard } from "./en-save-card.js";
import { enInstalments } from "./en-instalments.js";
import { enSavedCards } from "./en-saved-cards.js";
import { enSavedCardsFaults } from "./en-saved-cards-faults.js";
import { enMandate } from "./en-mandate.js";
import { enSofort } from "./en-sofort.js";
import { faultSentence } from "./fault-sentence.js";
import { fr } from "./fr.js";
import { frFaults, frRedirectFaults, frSavedCardsFaults } from "./fr-faults.js";
import { loadLocale, registerLocale } from "./load-locale.js";
import type { Locale } from "./locale.js";

const english = {
  ...en,
  faults: () => {},
  own: enOwn,
  challenge: enChallenge,
  earlierPayment: enEarlierPayment,
  saveCard: enSaveCard,
  instalments: enInstalments,
  savedCards: enSavedCards,
  redirect: enRedirect,
  paypal: enPaypal,
  ideal: enIdeal,
  sofort: enSofort,
  mandate: enMandate,
  elv: enElv,
  bancontactMobile: enBancontactMobile,
  issuerWallet: enIssuerWallet,
  googlePay: enGooglePay,
};

/** Sentences by name, such as problems.cardNumber.missing; what loads sentences counts as one. */
function sentences(value: unknown, path = ""): [name: string, sentence: string][] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value === "function") return [[path, "loaded"]];
  return Object.entries(Object(value)).flatMap(([name, inner]) => sentences(inner, `${path}.${name}`));
}

it.each([
  ["whole language", english, fr],
  ["faults", enFaults, frFaults],
  ["faults with saved cards", enSavedCardsFaults, frSavedCardsFaults],
  ["faults on the way to another page", enRedirectFaults, frRedirectFaults],
])("French says everything that English says, in other words: %s", (_, inEnglish, inFrench) => {
  const names = (language: unknown) => sentences(language).map(([name]) => name);
  expect(names(inFrench).sort()).toEqual(names(inEnglish).sort());
  const said = new Map(sentences(inEnglish));
  const shared = sentences(inFrench).filter(([name, text]) => text.includes(" ") && said.get(name) === text);
  // Month and year of the card, as a pattern, look alike.
  expect(shared.map(([name]) => name)).toEqual([]);
});

it.each([
  ["fr", fr],
  ["fr, faults", frFaults],
  ["fr, faults with saved cards", frSavedCardsFaults],
  ["fr, faults on the way to another page", frRedirectFaults],
])("%s: typographic apostrophes, and no sentence breaks before its punctuation", (_, language) => {
  const wrong = sentences(language).filter(([, text]) => /'|[ \p{L}][;:!?]/u.test(text));
  expect(wrong).toEqual([]);
});

it("reports an error in the buyer's language, an element's own message before the common one", async () => {
  expect(await faultSentence(en, "PAYMENT_ORDER_PAID", {})).toBe(enFaults["PAYMENT_ORDER_PAID"]);
  expect(await faultSentence(fr, "PAYMENT_ORDER_PAID", {})).toBe(frFaults["PAYMENT_ORDER_PAID"]);
  expect(await faultSentence(fr, "PAYMENT_NO_SUCH_CODE", {})).toBe(fr.failed);
  const own: Locale = { ...fr, ownFaults: async () => ({ PAYMENT_ORDER_PAID: "C’est payé." }) };
  expect(await faultSentence(own, "PAYMENT_ORDER_PAID", {})).toBe("C’est payé.");
  expect(await faultSentence(own, "PAYMENT_ORDER_UNKNOWN", {})).toBe(frFaults["PAYMENT_ORDER_UNKNOWN"]);
});

it("finds a language by its main part, and falls back on English", async () => {
  expect(await loadLocale("fr-CA")).toBe(fr);
  expect(await loadLocale("EN")).toBe(en);
  expect(await loadLocale("xx")).toBe(en);
  // As PHP writes languages.
  expect(await loadLocale("fr_FR")).toBe(fr);
  expect(await loadLocale("fr_FR.UTF-8")).toBe(fr);
});

it("a shop can add a language, and one that does not load does not prevent payment", async () => {
  const german = { ...en, tag: "de", pay: "Bezahlen" };
  registerLocale("de", async () => german);
  expect(await loadLocale("de-AT")).toBe(german);
  const brazilian = { ...en, tag: "pt-BR", pay: "Pagar" };
  registerLocale("pt-BR", async () => brazilian);
  expect(await loadLocale("pt_BR")).toBe(brazilian);
  registerLocale("it", () => Promise.reject(new Error("offline")));
  expect(await loadLocale("it")).toBe(en);
});
