import { passesLuhn } from "../gateway/luhn.js";
import { maskCardNumbers } from "../gateway/redact.js";
import { withAsciiDigits } from "../payment-methods/ascii-digits.js";

/** True for a field of a page's post that holds a card number or security code that nobody has encrypted. */
export function looksLikeCardNumber(name: string, value: unknown): boolean {
  const given = typeof value === "number" ? String(value) : value;
  // Nothing longer is taken in any field that a buyer types into; ciphertexts are.
  if (typeof given !== "string" || given.length > 200) return false;
  const text = withAsciiDigits(given);
  if (name === "cardCSCValue" && /^\d{3,4}$/.test(text.replace(/[^\p{L}\p{N}]/gu, ""))) return true;
  // Signed or opaque texts may hold any run of digits; only one that is nothing else is a card number there.
  if ((name === "session" || name === "paymentToken") && !/^[\d .-]*$/.test(text)) return false;
  // No name has twelve digits, however they are written.
  if (names.has(name) && text.replace(/\D/g, "").length >= 12) return true;
  const runs = text.match(/\d(?:[^\p{L}\p{N}]{0,3}\d){11,18}/gu) ?? [];
  return (
    runs.some((run) => passesLuhn(run.replace(/\D/g, "")) || name === "cardNumber") || holdsCardNumber(text)
  );
}

/** Fields that a buyer types as a text. */
const names: ReadonlySet<string> = new Set(["cardholderName", "paymentMeanAlias"]);

/** A card number among other digits, whatever separates its groups. */
function holdsCardNumber(text: string): boolean {
  const inGroups = text.replace(/[^\p{L}\p{N}]+/gu, " ");
  return maskCardNumbers(inGroups) !== inGroups;
}
