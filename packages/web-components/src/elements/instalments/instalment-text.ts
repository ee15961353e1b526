/** Formats amounts and days as the buyer's language writes them. */
export interface InstalmentText {
  /** @param amount in the currency's smallest unit */
  amount(amount: string | number): string;
  /** In their order, equal ones in a row as a product: €40.00 + 2 × €30.00. */
  amounts(amounts: readonly string[]): string;
  /** @param date YYYYMMDD */
  day(date: string): string;
}

/**
 * @param currencyCode ISO 4217, numeric
 * @param tag BCP 47; read as `loadLocale` reads it
 */
export function instalmentText(currencyCode: string, tag: string): InstalmentText {
  const locale = localeOf(tag);
  const currency = new RegExp(`${currencyCode}([A-Z]+)`).exec(currencies)?.[1];
  // The gateway's own: for some currencies, such as the forint, browsers have another number.
  const digits = decimals[currencyCode] ?? 2;
  const amounts = new Intl.NumberFormat(locale, {
    ...(currency && { style: "currency", currency }),
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  // The date is the same day in every time zone.
  const days = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
  const format = (amount: string | number) => amounts.format(Number(amount) / 10 ** digits);
  return {
    amount: format,
    amounts: (all) =>
      runsOf(all)
        .map(([amount = "", ...equal]) =>
          equal.length === 0 ? format(amount) : `${equal.length + 1} × ${format(amount)}`,
        )
        .join(" + "),
    day: (date) =>
      days.format(Date.UTC(numberAt(date, 0, 4), numberAt(date, 4, 6) - 1, numberAt(date, 6, 8))),
  };
}

/** The tag, else its main language, else English: browsers throw on what is no tag, and nothing would be shown. */
function localeOf(tag: string): string[] {
  const wanted = tag.replaceAll("_", "-");
  for (const one of [wanted, wanted.split("-")[0] ?? ""]) {
    try {
      return Intl.getCanonicalLocales(one);
    } catch {
      // The next one is shorter.
    }
  }
  return ["en"];
}

function runsOf(all: readonly string[]): readonly string[][] {
  const runs: string[][] = [];
  for (const one of all) {
    const last = runs.at(-1);
    if (last?.[0] === one) last.push(one);
    else runs.push([one]);
  }
  return runs;
}

function numberAt(date: string, from: number, to: number): number {
  return Number(date.slice(from, to));
}

/** The gateway's currencies, number and letters of ISO 4217: as a text they take little of the page. */
const currencies =
  "032ARS036AUD048BHD116KHR124CAD144LKR156CNY191HRK203CZK208DKK344HKD348HUF352ISK356INR376ILS392JPY" +
  "410KRW414KWD458MYR480MUR484MXN524NPR554NZD578NOK634QAR643RUB682SAR702SGD710ZAR752SEK756CHF764THB" +
  "784AED788TND826GBP840USD901TWD941RSD946RON949TRY952XOF953XPF975BGN978EUR980UAH985PLN986BRL";

/** Currencies whose number of decimals is not two. */
const decimals: { readonly [code: string]: number | undefined } = {
  "048": 3,
  "352": 0,
  "392": 0,
  "410": 0,
  "414": 3,
  "788": 3,
  "952": 0,
  "953": 0,
};
