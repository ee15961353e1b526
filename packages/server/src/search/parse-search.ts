import { isOfCalendar } from "@sips-kit/protocol";
import type { PaymentSearch } from "./payment-search.js";

const dayForm = /^\d{4}-\d{2}-\d{2}$/;
const momentForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/**
 * Parses a search from text fields, such as a query string or the command line: times are ISO 8601 (a date means
 * midnight UTC), numbers are digits. Text that does not parse is kept as it is, for the validation to reject.
 */
export function parseSearch(given: { readonly [name: string]: unknown }): PaymentSearch {
  const read = (name: string, value: unknown) => {
    if (typeof value !== "string") return value;
    if (name === "from" || name === "to" || name === "captureDueBefore") return momentOf(value) ?? value;
    return (name === "limit" || name === "amountMinor") && /^\d{1,15}$/.test(value) ? Number(value) : value;
  };
  // Unchecked: the validation of a search rejects what does not fit the type.
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, read(name, value)]),
  ) as PaymentSearch;
}

function momentOf(text: string): number | undefined {
  if (!dayForm.test(text) && !momentForm.test(text)) return undefined;
  const moment = Date.parse(text);
  return Number.isNaN(moment) || !isOfCalendar(text.slice(0, 10)) ? undefined : moment;
}
