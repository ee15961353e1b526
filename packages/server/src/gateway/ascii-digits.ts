/**
 * The same text with the digits of every script as 0 to 9, compatibility forms (full-width, circled, raised) among
 * them, and without invisible characters.
 *
 * @example
 * withAsciiDigits("٥١٠٠"); // "5100"
 */
export function withAsciiDigits(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .replace(/(?![0-9])\p{Nd}/gu, valueOf);
}

/** Unicode keeps the ten digits of a script together, starting at zero, even where two scripts are adjacent. */
function valueOf(digit: string): string {
  // A match of the expression above is one whole character.
  const code = digit.codePointAt(0) as number;
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before += 1;
  return String(before % 10);
}
