import { withAsciiDigits } from "../gateway/ascii-digits.js";
import { holdsCardData, idHoldsCardData, remarkHoldsCardData } from "../gateway/card-data.js";
import { isIban } from "../gateway/iban.js";

/** True for a field of a page's post that holds an unencrypted card number or security code. */
export function looksLikeCardNumber(name: string, value: unknown): boolean {
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
  // Where a card number belongs, also one with a wrong check digit.
  if (name === "cardNumber" && /\d(?:[^\p{L}\p{N}]{0,3}\d){11,18}/u.test(text)) return true;
  if (name === "comment") return remarkHoldsCardData(given);
  return otherNumbers.has(name) ? idHoldsCardData(given) : holdsCardData(given);
}

/** What to do about such a field: people write remarks, programs send the rest. */
export function insteadOfCardNumber(name: string): string {
  return name === "comment" || name === "reason"
    ? "leave the number out, or write its last four digits"
    : "send a token or a ciphertext";
}

/** Fields that take an IBAN. */
const accounts: ReadonlySet<string> = new Set(["iban", "customerAccount"]);

/** Fields with long numbers of other kinds: ids that programs make, and reasons, which are stored masked. */
const otherNumbers: ReadonlySet<string> = new Set([
  "idempotencyKey",
  "orderId",
  "merchantWalletId",
  "reference",
  "reason",
]);

/** Free-text fields that a buyer types into. */
const names: ReadonlySet<string> = new Set(["cardholderName", "holder", "paymentMeanAlias"]);
