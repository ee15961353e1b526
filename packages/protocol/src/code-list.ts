/** A sentence in the two languages that are always complete. */
export interface Sentence {
  readonly en: string;
  readonly fr: string;
}

/** The meaning of one code. */
export interface CodeMeaning {
  /** To the merchant: what happened. */
  readonly meaning: Sentence;
  /** To the buyer, for codes that a buyer may see. */
  readonly buyer?: Sentence;
}

/** A list of codes with their meanings. */
export interface CodeList<K extends string = string, M extends CodeMeaning = CodeMeaning> {
  readonly name: string;
  /** True if the gateway knows no other values: a request with another one is invalid. */
  readonly closed?: boolean;
  readonly values: { readonly [code in K]: M };
}

/** A code list whose values are all known. */
export interface ClosedCodeList<K extends string = string> extends CodeList<K> {
  readonly closed: true;
}

/** Declares a code list; returns it unchanged, with its codes known to the type. */
export function codeList<K extends string>(list: ClosedCodeList<K>): ClosedCodeList<K>;
export function codeList<K extends string>(list: CodeList<K>): CodeList<K>;
export function codeList<K extends string>(list: CodeList<K>): CodeList<K> {
  return list;
}
