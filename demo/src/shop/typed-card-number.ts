// Card numbers and IBANs where they do not belong: the pages' script and the shop read them alike.

/** True for a text with twelve digits that only separators divide, in any script, and for an IBAN. No name has either. */
export function holdsLongNumber(text: string): boolean {
  const plain = withAsciiDigits(text);
  return /\d(?:[^\p{L}\p{N}]{0,3}\d){11}/u.test(plain) || isLikeIban(plain);
}

/** What is typed into a search box, as the pages show it: of a card number `5100 •••• 00`, which finds its payments. */
export function maskedSearch(text: string): string {
  const plain = withAsciiDigits(text);
  const characters = plain.replace(/[^\p{L}\p{N}]/gu, "");
  const isWhole = /^\d{13,19}$/.test(characters) || isLikeIban(plain);
  return isWhole ? `${characters.slice(0, 4)} •••• ${characters.slice(-2)}` : text;
}

/** Every IBAN has twelve digits or more; an address such as "RN 20 Lieudit Bel Air" begins like one. */
function isLikeIban(text: string): boolean {
  return /^[A-Z]{2}\d{2}(?=(?:\D*\d){10})[A-Z0-9]{11,30}$/i.test(text.replace(/[\s.\-_/]/g, ""));
}

/** Full-width digits and those of other scripts as 0 to 9. */
function withAsciiDigits(text: string): string {
  const visible = text.normalize("NFKC").replace(/\p{Cf}/gu, "");
  return visible.replace(/(?![0-9])\p{Nd}/gu, (digit) => {
    // A match is one whole character. The ten digits of a script follow each other.
    const code = digit.codePointAt(0) as number;
    let before = 0;
    while (/\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before += 1;
    return String(before % 10);
  });
}
