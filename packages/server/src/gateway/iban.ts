/** An IBAN as it is sent: in capitals, without separators. */
export function plainIban(text: string): string {
  return text.replace(/[^A-Za-z0-9]/g, "").toUpperCase();
}

/**
 * True for an IBAN of a SEPA country whose length and check digits are right. Source: ISO 13616, and the European
 * Payments Council's list of SEPA countries.
 */
export function isIban(text: string): boolean {
  const iban = plainIban(text);
  return (
    /^[A-Z]{2}\d{2}/.test(iban) &&
    countries.get(iban.slice(0, 2))?.length === iban.length &&
    remainderBy97(iban.slice(4) + iban.slice(0, 4)) === 1
  );
}

/** The country of an account, ISO 3166 alpha-3, as the gateway's addresses name it. */
export function countryOfIban(iban: string): string | undefined {
  return countries.get(iban.slice(0, 2))?.alpha3;
}

/** The first four characters and the last two, as the gateway masks a number: `FR76#####################13`. */
export function maskIban(text: string): string {
  const iban = plainIban(text);
  return `${iban.slice(0, 4)}${"#".repeat(Math.max(0, iban.length - 6))}${iban.slice(-2)}`;
}

/** The same text with every IBAN masked, also one that is written in groups. */
export function maskIbans(text: string): string {
  let masked = "";
  let rest = 0;
  for (const { index } of text.matchAll(starts)) {
    if (index < rest) continue;
    const found = ibanAt(text.slice(index));
    if (found === undefined) continue;
    masked += text.slice(rest, index) + maskIban(found);
    rest = index + found.length;
  }
  return masked + text.slice(rest);
}

const starts = /(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}/g;

/** The IBAN that a text begins with, as it is written there. */
function ibanAt(text: string): string | undefined {
  const country = countries.get(text.slice(0, 2).toUpperCase());
  if (!country) return undefined;
  const written = new RegExp(`^(?:[A-Za-z0-9][ .-]?){${country.length - 1}}[A-Za-z0-9]`).exec(text)?.[0];
  return written !== undefined && isIban(written) ? written : undefined;
}

/** ISO 7064. Letters count as 10 to 35; piece by piece, because the number exceeds a double's precision. */
function remainderBy97(text: string): number {
  let remainder = 0;
  for (const character of text) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder;
}

/** SEPA countries: ISO 3166 alpha-2, the length of an IBAN there, ISO 3166 alpha-3. */
const countries: ReadonlyMap<string, { readonly length: number; readonly alpha3: string }> = new Map(
  `AD24AND AL28ALB AT20AUT BE16BEL BG22BGR CH21CHE CY28CYP CZ24CZE DE22DEU DK18DNK EE20EST ES24ESP
   FI18FIN FR27FRA GB22GBR GI23GIB GR27GRC HR21HRV HU28HUN IE22IRL IS26ISL IT27ITA LI21LIE LT20LTU
   LU20LUX LV21LVA MC27MCO MD24MDA ME22MNE MK19MKD MT31MLT NL18NLD NO15NOR PL28POL PT25PRT RO24ROU
   RS22SRB SE24SWE SI19SVN SK24SVK SM27SMR VA22VAT`
    .split(/\s+/)
    .map((entry) => [entry.slice(0, 2), { length: Number(entry.slice(2, 4)), alpha3: entry.slice(4) }]),
);
