// Countries of SEPA: ISO 3166 alpha-2 and the length of an IBAN there; after the semicolon those outside the European
// Economic Area, whose debits carry the account holder's address.
const [within = [], outside = []] =
  "AT20BE16BG22CY28CZ24DE22DK18EE20ES24FI18FR27GR27HR21HU28IE22IS26IT27LI21LT20LU20LV21MT31NL18NO15PL28PT25RO24SE24SI19SK24;AD24AL28CH21GB22GI23MC27MD24ME22MK19RS22SM27VA22"
    .split(";")
    .map((list) => list.match(/.{4}/g) ?? []);

/** An IBAN as it is sent: in capitals, without separators. */
export function plainIban(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[^A-Za-z0-9]/g, "")
    .toUpperCase();
}

/** True for an IBAN of a SEPA country whose length and check digits are right. Source: ISO 13616. */
export function isIban(text: string): boolean {
  const iban = plainIban(text);
  const isOfSepa = [...within, ...outside].includes(iban.slice(0, 2) + iban.length);
  return isOfSepa && /^..\d\d/.test(iban) && remainderBy97(iban.slice(4) + iban.slice(0, 4)) === 1;
}

/** True for an account outside the European Economic Area. */
export function isOutsideEea(text: string): boolean {
  const country = plainIban(text).slice(0, 2);
  return outside.some((entry) => entry.startsWith(country) && country.length === 2);
}

/** In groups of four, as on paper: `FR76 9999 9000 01`. */
export function formatIban(text: string): string {
  const iban = plainIban(text).slice(0, 34);
  return iban.replace(/.{4}(?=.)/g, "$& ");
}

/** The first four characters and the last two: `FR76 … 13`; of an account number only the last two. */
export function shortIban(text: string): string {
  const iban = text.replace(/\s/g, "");
  return `${iban.length > 10 ? `${iban.slice(0, 4)} ` : ""}… ${iban.slice(-2)}`;
}

function remainderBy97(text: string): number {
  let remainder = 0;
  for (const character of text) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder;
}
