import { isIban } from "../gateway/iban.js";
import { passesLuhn } from "../gateway/luhn.js";
import { maskCardNumbers } from "../gateway/redact.js";
import { withAsciiDigits } from "../payment-methods/ascii-digits.js";

/** True for a field of a page's post that holds an unencrypted card number or security code. */
export function looksLikeCardNumber(name: string, value: unknown): boolean {
  // One in ten of these times passes the Luhn check; no card number is as short and begins with 1.
  if (moments.has(name) && typeof value === "number" && /^1\d{12}$/.test(String(value))) return false;
  const given = typeof value === "number" ? String(value) : value;
  // Fields that a buyer types into accept nothing longer; ciphertexts are longer.
  if (typeof given !== "string" || given.length > 200) return false;
  // The digits of an account may look like those of a card.
  if (accounts.has(name) && isIban(given)) return false;
  const text = withAsciiDigits(given);
  if (name === "cardCSCValue" && /^\d{3,4}$/.test(text.replace(/[^\p{L}\p{N}]/gu, ""))) return true;
  // Signed or opaque texts may contain any run of digits; there, only a text that is nothing but a card number counts.
  if ((name === "session" || name === "paymentToken") && !/^[\d .-]*$/.test(text)) return false;
  // No name has twelve digits, in whatever script.
  if (names.has(name) && text.replace(/\D/g, "").length >= 12) return true;
  const runs = text.match(/\d(?:[^\p{L}\p{N}]{0,3}\d){11,18}/gu) ?? [];
  return (
    runs.some((run) => passesLuhn(run.replace(/\D/g, "")) || name === "cardNumber") || holdsCardNumber(text)
  );
}

/** Fields that take a time in milliseconds. */
const moments: ReadonlySet<string> = new Set(["from", "to"]);

/** Fields that take an IBAN. */
const accounts: ReadonlySet<string> = new Set(["iban", "customerAccount"]);

/** Free-text fields that a buyer types into. */
const names: ReadonlySet<string> = new Set(["cardholderName", "holder", "paymentMeanAlias"]);

/** True for a card number anywhere in the text, whatever separates its groups. */
function holdsCardNumber(text: string): boolean {
  const inGroups = text.replace(/[^\p{L}\p{N}]+/gu, " ");
  return maskCardNumbers(inGroups) !== inGroups;
}
