import { withAsciiDigits } from "./ascii-digits.js";
import { maskIbans, type IbanSearch } from "./iban.js";
import { looksLikeCard, maskRun } from "./redact.js";

// Texts that people type, where `maskCardNumbers` is for what we print: there, numbers that stand next to each other,
// as in a line of CSV, are not one number.

/**
 * True for a typed text that holds a card number or an IBAN: in the digits of any script, with up to three characters
 * between two of them that are neither letters nor digits. A shop should not keep such a text, nor send it on.
 *
 * @example
 * holdsCardData("see ٥١٠٠ ٠٠٠١ ٠٠٠٠ ٠٧٠٠"); // true
 */
export function holdsCardData(text: string): boolean {
  return holdsIn(text, typedRuns);
}

/**
 * The same for an id, which a program makes: order ids of common shop systems have 13 to 15 digits, or a date behind a
 * number, and one in ten of those has a card number's check digit. Here only what is written as on a card counts.
 *
 * @example
 * idHoldsCardData("refund-5378912354327-1"); // false
 * idHoldsCardData("refund-5100-0001-0000-0700"); // true
 */
export function idHoldsCardData(id: string): boolean {
  return holdsIn(id, runsAsOnCards);
}

/**
 * The same for a remark of staff, which names parcels, articles (EAN, 13 digits) and companies (SIRET, 14 digits that
 * always have the right check digit): a number of fewer than 16 digits counts only if it begins like those cards that
 * are so short.
 *
 * @example
 * remarkHoldsCardData("parcel of SIRET 55210055400013"); // false
 * remarkHoldsCardData("card 5 1 0 0 0 0 0 1 0 0 0 0 0 7 0 0"); // true
 */
export function remarkHoldsCardData(text: string): boolean {
  return holdsIn(text.replace(sirets, "SIRET"), typedRuns, looksLikeCardOfItsLength);
}

function holdsIn(text: string, cardRuns: RegExp, isCard = looksLikeCard): boolean {
  const plain = withAsciiDigits(text).replace(randomIds, "id").replace(ulids, "id");
  return (
    maskIbans(plain, typedIbans) !== plain ||
    (plain.match(cardRuns) ?? []).some((run) => maskRun(run, false, isCard) !== run)
  );
}

function looksLikeCardOfItsLength(digits: string): boolean {
  return (digits.length >= 16 || ofShortCards.test(digits)) && looksLikeCard(digits);
}

/** The same text with the card numbers and IBANs of `holdsCardData` masked, also those joined with other digits. */
export function maskCardData(text: string): string {
  const plain = withAsciiDigits(text);
  const masked = maskIbans(plain, typedIbans).replace(typedRuns, (run) => maskRun(run));
  return masked === plain ? text : masked;
}

const between = "[^\\p{L}\\p{N}]{0,3}";
const typedRuns = new RegExp(`\\d(?:${between}\\d){12,}`, "gu");
// Diners has 14 digits, Amex 15, almost every other card 16 or more (some old Maestro cards have fewer).
const ofShortCards = /^(?:3[0689]\d{12}|3[47]\d{13})$/;
// In the groups of a SIRET, of which some begin like Diners; a Diners card has other groups.
const sirets =
  /(?<!\d[^\p{L}\p{N}]{0,3})\d{3}([ .\u00a0\u202f])\d{3}\1\d{3}\1\d{5}(?![^\p{L}\p{N}]{0,3}\d)/gu;
const apart = "[^\\p{L}\\p{N}]{1,3}";
const runsAsOnCards = new RegExp(
  `(?<!\\d)(?:\\d{16,19}|3[47]\\d{13}|3[0689]\\d{12}|\\d{4}(?:${apart}\\d{4}){3}|\\d{4}${apart}\\d{6}${apart}\\d{4,5})(?!\\d)`,
  "gu",
);
const typedIbans: IbanSearch = {
  starts: new RegExp(`(?<!\\d)[A-Za-z]${between}[A-Za-z]${between}\\d${between}\\d`, "gu"),
  between,
  end: "(?![A-Za-z0-9])",
};
// UUIDs and other random ids in hexadecimal: one in thousands has the digits of a card number, and nobody writes one so.
const randomIds = /\b(?:[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}|(?=\d*[a-f])[\da-f]{24,})\b/gi;
// Our references, and other ULIDs from 2025 on: some forty in a million look like an IBAN once something follows them.
// Twelve digits in a row are still looked at.
const ulids = /(?<![a-z\d])01[k-tv-z](?!\w*\d{12})[\da-hjkmnp-tv-z]{23}(?![a-z\d])/gi;
