/** The digits of a text as ASCII: full-width, Arabic and Persian digits count, everything else is left out. */
export function digitsOf(text: string): string {
  let digits = "";
  for (const char of text.normalize("NFKC")) {
    const code = char.charCodeAt(0);
    if (code >= 0x30 && code <= 0x39) digits += char;
    else if (code >= 0x660 && code <= 0x669) digits += code - 0x660;
    else if (code >= 0x6f0 && code <= 0x6f9) digits += code - 0x6f0;
  }
  return digits;
}
