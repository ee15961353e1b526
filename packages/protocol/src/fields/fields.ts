import * as buyer from "./buyer.js";
import * as card from "./card.js";
import * as envelope from "./envelope.js";
import * as fraud from "./fraud.js";
import * as mandate from "./mandate.js";
import * as paymentMean from "./payment-mean.js";
import * as redirection from "./redirection.js";
import * as result from "./result.js";
import * as transaction from "./transaction.js";

/**
 * The named fields as a table, in the order given.
 *
 * @example
 *   fields("amount", "currencyCode");
 */
export function fields<const Names extends readonly (keyof AllFields)[]>(
  ...names: Names
): Pick<AllFields, Names[number]> {
  // The entries have these names, which fromEntries loses.
  return Object.fromEntries(names.map((name) => [name, allFields[name]])) as Pick<AllFields, Names[number]>;
}

const allFields: AllFields = {
  ...buyer,
  ...card,
  ...envelope,
  ...fraud,
  ...mandate,
  ...paymentMean,
  ...redirection,
  ...result,
  ...transaction,
};

/** The fields of all methods by name; an interface, so that declarations name it instead of repeating it. */
export interface AllFields
  extends
    Readonly<typeof buyer>,
    Readonly<typeof card>,
    Readonly<typeof envelope>,
    Readonly<typeof fraud>,
    Readonly<typeof mandate>,
    Readonly<typeof paymentMean>,
    Readonly<typeof redirection>,
    Readonly<typeof result>,
    Readonly<typeof transaction> {}
