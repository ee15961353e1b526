import type { CodeList, CodeMeaning } from "../code-list.js";

/** A currency: its name, its ISO 4217 letters and the number of its decimals. */
export interface CurrencyMeaning extends CodeMeaning {
  /** ISO 4217 letters, such as `EUR`. */
  readonly alphabetic: string;
  /** Digits after the decimal point: 2 for the euro, so that an amount of 1050 is 10.50. */
  readonly decimals: number;
}

const values = {
  "032": currency("ARS", 2, "Argentine Peso", "Peso argentin"),
  "036": currency("AUD", 2, "Australian Dollar", "Dollar australien"),
  "048": currency("BHD", 3, "Bahraini Dinar", "Dinar bahreïni"),
  "116": currency("KHR", 2, "Cambodian Riel", "Riel cambodgien"),
  "124": currency("CAD", 2, "Canadian Dollar", "Dollar canadien"),
  "144": currency("LKR", 2, "Sri Lankan Rupee", "Roupie srilankaise"),
  "156": currency("CNY", 2, "Chinese Yuan", "Yuan renminbi chinois"),
  "191": currency("HRK", 2, "Croatian Kuna", "Kuna croate"),
  "203": currency("CZK", 2, "Czech Koruna", "Couronne tchèque"),
  "208": currency("DKK", 2, "Danish Krone", "Couronne danoise"),
  "344": currency("HKD", 2, "Hong Kong Dollar", "Dollar de Hong Kong"),
  "348": currency("HUF", 2, "Hungarian Forint", "Forint hongrois"),
  "352": currency("ISK", 0, "Icelandic Króna", "Couronne islandaise"),
  "356": currency("INR", 2, "Indian Rupee", "Roupie indienne"),
  "376": currency("ILS", 2, "Israeli New Shekel", "Nouveau shekel israélien"),
  "392": currency("JPY", 0, "Japanese Yen", "Yen japonais"),
  "410": currency("KRW", 0, "South Korean Won", "Won sud-coréen"),
  "414": currency("KWD", 3, "Kuwaiti Dinar", "Dinar koweïtien"),
  "458": currency("MYR", 2, "Malaysian Ringgit", "Ringgit malais"),
  "480": currency("MUR", 2, "Mauritian Rupee", "Roupie mauricienne"),
  "484": currency("MXN", 2, "Mexican Peso", "Peso mexicain"),
  "524": currency("NPR", 2, "Nepalese Rupee", "Roupie népalaise"),
  "554": currency("NZD", 2, "New Zealand Dollar", "Dollar néo-zélandais"),
  "578": currency("NOK", 2, "Norwegian Krone", "Couronne norvégienne"),
  "634": currency("QAR", 2, "Qatari Riyal", "Riyal qatari"),
  "643": currency("RUB", 2, "Russian Ruble", "Rouble russe"),
  "682": currency("SAR", 2, "Saudi Riyal", "Riyal saoudien"),
  "702": currency("SGD", 2, "Singapore Dollar", "Dollar de Singapour"),
  "710": currency("ZAR", 2, "South African Rand", "Rand sud-africain"),
  "752": currency("SEK", 2, "Swedish Krona", "Couronne suédoise"),
  "756": currency("CHF", 2, "Swiss Franc", "Franc suisse"),
  "764": currency("THB", 2, "Thai Baht", "Baht thaïlandais"),
  "784": currency("AED", 2, "United Arab Emirates Dirham", "Dirham des Émirats arabes unis"),
  "788": currency("TND", 3, "Tunisian Dinar", "Dinar tunisien"),
  "826": currency("GBP", 2, "British Pound", "Livre sterling"),
  "840": currency("USD", 2, "US Dollar", "Dollar des États-Unis"),
  "901": currency("TWD", 2, "New Taiwan Dollar", "Nouveau dollar taïwanais"),
  "941": currency("RSD", 2, "Serbian Dinar", "Dinar serbe"),
  "946": currency("RON", 2, "Romanian Leu", "Leu roumain"),
  "949": currency("TRY", 2, "Turkish Lira", "Livre turque"),
  "952": currency("XOF", 0, "West African CFA Franc", "Franc CFA (BCEAO)"),
  "953": currency("XPF", 0, "CFP Franc", "Franc CFP"),
  "975": currency("BGN", 2, "Bulgarian Lev", "Lev bulgare"),
  "978": currency("EUR", 2, "Euro", "Euro"),
  "980": currency("UAH", 2, "Ukrainian Hryvnia", "Hryvnia ukrainienne"),
  "985": currency("PLN", 2, "Polish Zloty", "Zloty polonais"),
  "986": currency("BRL", 2, "Brazilian Real", "Réal brésilien"),
};

/** Currencies by their ISO 4217 number, written with leading zeros. */
export const currencyCode: CodeList<keyof typeof values, CurrencyMeaning> = { name: "currencyCode", values };

function currency(alphabetic: string, decimals: number, en: string, fr: string): CurrencyMeaning {
  return { meaning: { en, fr }, alphabetic, decimals };
}
