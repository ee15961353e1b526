/** True for a field of a page's post that holds a card number or security code that nobody has encrypted. */
export function looksLikeCardNumber(name: string, value: unknown): boolean {
  const text = typeof value === "number" ? String(value) : value;
  if (typeof text !== "string" || text.length > 200) return false;
  if (name === "cardCSCValue" && /^\d{3,4}$/.test(text)) return true;
  // Signed or opaque texts may hold any run of digits; only one that is nothing else is a card number there.
  if ((name === "session" || name === "paymentToken") && !/^[\d .-]*$/.test(text)) return false;
  const runs = text.match(/\d(?:[ .-]?\d){11,18}/g) ?? [];
  return runs.some((run) => passesLuhn(run.replace(/\D/g, "")) || name === "cardNumber");
}

/** ISO/IEC 7812-1, annex B. */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 0 ? digit : digit * 2;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
