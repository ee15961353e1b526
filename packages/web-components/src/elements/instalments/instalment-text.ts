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
 * @param locale BCP 47
 */
export function instalmentText(currencyCode: string, locale: string): InstalmentText {
  const currency = letters[currencyCode];
  // The gateway's own: for some currencies, such as the forint, browsers have another number.
  const digits = decimals[currencyCode] ?? 2;
  const amounts = new Intl.NumberFormat(locale, {
    ...(currency && { style: "currency", currency }),
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  // The date stands for the same day wherever the buyer is.
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

/** Currencies that Intl knows by letters; amounts in others are shown without a name. */
const letters: { readonly [code: string]: string | undefined } = {
  "036": "AUD",
  "124": "CAD",
  "203": "CZK",
  "208": "DKK",
  "348": "HUF",
  "392": "JPY",
  "578": "NOK",
  "752": "SEK",
  "756": "CHF",
  "826": "GBP",
  "840": "USD",
  "946": "RON",
  "952": "XOF",
  "953": "XPF",
  "978": "EUR",
  "985": "PLN",
};
