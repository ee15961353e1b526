/** A sentence in the two languages that are always complete. */
export interface Sentence {
  readonly en: string;
  readonly fr: string;
}

/** What one code says. */
export interface CodeMeaning {
  /** To the merchant: what happened. */
  readonly meaning: Sentence;
  /** To the buyer, for codes that a buyer may see. */
  readonly buyer?: Sentence;
}

/** A list of codes with their meanings. */
export interface CodeList<K extends string = string> {
  readonly name: string;
  /** True where the gateway knows no other values: a request with another one cannot be right. */
  readonly closed?: boolean;
  readonly values: { readonly [code in K]: CodeMeaning };
}
