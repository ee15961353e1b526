import type { PaymentFilter } from "@sips-kit/server";
import { maskedSearch } from "../shop/typed-card-number.js";
import { startOfDay } from "./moments.js";
import { readAmount } from "./typed-amount.js";

/** The fields of the search form, as they are in the page's address. */
const filterNames = ["text", "state", "method", "from", "to", "amount", "due"] as const;

export type FilterName = (typeof filterNames)[number];

/** What was typed into the search form, and what it means. */
export interface OfficeFilter {
  readonly typed: Readonly<Partial<Record<FilterName, string>>>;
  readonly filter: PaymentFilter;
  /** Fields that cannot be read; they are left out of the filter. */
  readonly faults: readonly FilterName[];
}

const states = ["opened", "starting", "redirected", "confirming", "charging"] as const;

/** Within how many days payments to validate expire, as the form offers it; the last one means all that wait. */
export const duePeriods = ["1", "3", "7", "100"] as const;

/** The states by which the office filters. */
export const filterStates = [
  "accepted",
  "refused",
  "in-review",
  "unknown",
  "returned",
  "abandoned",
  ...states,
] as const;

/**
 * Reads the search form. Days are the office's own, both included. A card is found by its mask; of a whole number that
 * somebody pastes, only the mask is kept.
 *
 * @param now milliseconds since 1970
 */
export function readOfficeFilter(query: Readonly<Record<string, unknown>>, now: number): OfficeFilter {
  const typed = Object.fromEntries(
    filterNames.flatMap((name) => {
      const value = query[name];
      const text = typeof value === "string" ? value.trim() : "";
      return text === "" ? [] : [[name, name === "text" ? maskedSearch(text) : text]];
    }),
  ) as Partial<Record<FilterName, string>>;
  const from = typed.from === undefined ? undefined : startOfDay(typed.from);
  const end = typed.to === undefined ? undefined : endOfDay(typed.to);
  const to = end !== undefined && end > (from ?? 0) ? end : undefined;
  const amountMinor = typed.amount === undefined ? undefined : readAmount(typed.amount);
  const state = filterStates.find((one) => one === typed.state);
  const method = /^[a-z0-9-]{1,40}$/.exec(typed.method ?? "")?.[0];
  const text = typed.text === undefined || typed.text.length > 64 ? undefined : searchText(typed.text);
  const due = duePeriods.find((one) => one === typed.due);
  const captureDueBefore = due === undefined ? undefined : now + Number(due) * 24 * 3_600_000;
  const read = { text, state, method, from, to, amount: amountMinor, due };
  return {
    typed,
    filter: {
      ...(text !== undefined && { text }),
      ...(state !== undefined && { state }),
      ...(method !== undefined && { method }),
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
      ...(amountMinor !== undefined && { amountMinor }),
      ...(captureDueBefore !== undefined && { captureDueBefore }),
    },
    faults: filterNames.filter((name) => typed[name] !== undefined && read[name] === undefined),
  };
}

/** The form's fields as a query string, to link to the same search. */
export function filterQuery(
  typed: OfficeFilter["typed"],
  more: Readonly<Record<string, string>> = {},
): string {
  return new URLSearchParams({ ...typed, ...more }).toString();
}

/** The same filter for the CSV export of the merchant's routes. */
export function exportQuery(filter: PaymentFilter): string {
  const { text, state, method, amountMinor } = filter;
  const iso = (at: number | undefined) => (at === undefined ? undefined : new Date(at).toISOString());
  const given = {
    text,
    state,
    method,
    from: iso(filter.from),
    to: iso(filter.to),
    captureDueBefore: iso(filter.captureDueBefore),
    amountMinor: amountMinor === undefined ? undefined : String(amountMinor),
  };
  return new URLSearchParams(
    Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  ).toString();
}

/** The period of the filter, for the CSV export of operations. */
export function periodQuery({ from, to }: PaymentFilter): string {
  return exportQuery({ ...(from !== undefined && { from }), ...(to !== undefined && { to }) });
}

function endOfDay(day: string): number | undefined {
  const start = startOfDay(day);
  // Every day has between 23 and 25 hours.
  return start === undefined
    ? undefined
    : startOfDay(new Date(start + 36 * 3_600_000).toISOString().slice(0, 10));
}

/**
 * As pages and e-mails show an order, such as Commande n° 261126493899, or #261126493899, and as the office's own pages
 * show a card: Mastercard 5100 •••• 00. The search knows neither the words nor the brand.
 */
function searchText(text: string): string {
  return text
    .replace(/^[^\d@]*(?=\d{12}$)/u, "")
    .replace(/^[\p{L} ]+(?=\d{4}[\s#*•]*[#*•])/u, "")
    .replaceAll("\u00a0", " ");
}
