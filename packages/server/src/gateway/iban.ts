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
    hasRightCheckDigits(iban)
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

/** Where IBANs may begin in a text, and what may stand between their characters. */
export interface IbanSearch {
  readonly starts: RegExp;
  /** The source of a regular expression, as is `end`. */
  readonly between: string;
  readonly end: string;
}

const inGroups: IbanSearch = { starts: /(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}/g, between: "[ .-]?", end: "" };

/** The same text with every IBAN of any country masked, also one that is written in groups. */
export function maskIbans(text: string, search: IbanSearch = inGroups): string {
  let masked = "";
  let rest = 0;
  for (const { index } of text.matchAll(search.starts)) {
    if (index < rest) continue;
    const found = ibanAt(text.slice(index), search);
    if (found === undefined) continue;
    masked += text.slice(rest, index) + maskIban(found);
    rest = index + found.length;
  }
  return masked + text.slice(rest);
}

/** The IBAN that a text begins with, as it is written there. */
function ibanAt(text: string, { between, end }: IbanSearch): string | undefined {
  const country = plainIban(text.slice(0, 12)).slice(0, 2);
  const length = countries.get(country)?.length ?? lengthsElsewhere.get(country);
  if (length === undefined) return undefined;
  const form = new RegExp(`^(?:[A-Za-z0-9]${between}){${length - 1}}[A-Za-z0-9]${end}`, "u");
  const written = form.exec(text)?.[0];
  if (written === undefined) return undefined;
  const iban = plainIban(written);
  return hasMostlyDigits(iban) && hasRightCheckDigits(iban) ? written : undefined;
}

/** As IBANs in use have; a sentence such as "de 24.90 pour le colis perdu" has not, and passes the check one time in 97. */
function hasMostlyDigits(iban: string): boolean {
  return iban.replace(/\D/g, "").length >= iban.length / 2;
}

function hasRightCheckDigits(iban: string): boolean {
  return remainderBy97(iban.slice(4) + iban.slice(0, 4)) === 1;
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

/** The lengths of IBANs outside SEPA, which are only masked. Source: ISO 13616. */
const lengthsElsewhere: ReadonlyMap<string, number> = new Map(
  `AE23 AZ28 BA20 BH22 BI27 BR29 BY28 CR22 DJ27 DO28 EG29 FK18 FO18 GE22 GL18 GT28 IQ23 JO30 KW30 KZ20 LB28
   LC32 LY25 MN20 MR27 MU30 NI28 OM23 PK24 PS29 QA29 RU33 SA24 SC31 SD18 SO23 ST25 SV28 TL23 TN24 TR26 UA29
   VG24 XK20 YE30`
    .split(/\s+/)
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);
