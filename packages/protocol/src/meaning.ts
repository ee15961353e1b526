import type { CodeList, CodeMeaning } from "./code-list.js";

/** The languages in which every code has its texts. */
export type Language = "en" | "fr";

/**
 * What a code means for the merchant. For an unknown code, a sentence with list and code: gateways add codes, and
 * support needs to see the new one.
 *
 * @example
 * meaningOf(codes.transactionStatus, "CAPTURED", "fr"); // "Envoyée à la banque."
 */
export function meaningOf(list: CodeList, code: string, language: Language = "en"): string {
  return entryOf(list, code)?.meaning[language] ?? unlisted[language](list.name, code);
}

/**
 * A message to the buyer about a code, without code and without the reason of a fraud check; undefined for an unknown
 * code, or one without a message for buyers.
 *
 * @example
 * buyerMessageOf(codes.responseCode, "54"); // "This card has expired. Please use another card."
 */
export function buyerMessageOf(list: CodeList, code: string, language: Language = "en"): string | undefined {
  return entryOf(list, code)?.buyer?.[language];
}

/** Codes come from the wire: a name such as `constructor` must not find an inherited property. */
function entryOf(list: CodeList, code: string): CodeMeaning | undefined {
  return Object.hasOwn(list.values, code) ? list.values[code] : undefined;
}

const unlisted = {
  en: (list: string, code: string) =>
    `The code "${code}" is not in our list of ${list}; ask the support of the gateway what it means.`,
  fr: (list: string, code: string) =>
    `Le code « ${code} » n’est pas dans notre liste ${list} ; demandez son sens au support de la passerelle.`,
};
