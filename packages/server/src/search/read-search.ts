import * as v from "valibot";
import { attemptStates } from "../domain/attempt.js";
import { PaymentError } from "../domain/errors.js";
import { fieldFault } from "../domain/field-fault.js";
import { fieldName } from "../domain/field-name.js";
import type { AttemptQuery } from "../journal/search-journal.js";
import { searchTermOf } from "../journal/masked-card-term.js";
import { readCursor } from "./search-cursor.js";
import { isTimeZone } from "./days-in-zone.js";
import type { CountedDays } from "./payment-search.js";

/** Most payments on a page. */
export const longestPage = 200;
const defaultPage = 50;
const dayMs = 24 * 3_600_000;
const mostDays = 366;

// Up to the year 9999.
const moment = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(253_402_300_800_000));

const filter = {
  state: v.optional(v.picklist(attemptStates)),
  method: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/))),
  from: v.optional(moment),
  to: v.optional(moment),
  text: v.optional(v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(64))),
  captureDueBefore: v.optional(moment),
  amountMinor: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
};
const filterSchema = v.strictObject(filter);
const periodSchema = v.strictObject({ from: filter.from, to: filter.to });
const searchSchema = v.strictObject({
  ...filter,
  cursor: v.optional(v.string()),
  limit: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(longestPage))),
});
const daysSchema = v.strictObject({
  from: moment,
  to: moment,
  timeZone: v.optional(v.pipe(v.string(), v.maxLength(64), v.check(isTimeZone)), "UTC"),
});

/** Validates a search. Throws PaymentError PAYMENT_SEARCH_INVALID with the field at fault. */
export function readSearch(given: unknown): AttemptQuery {
  const { cursor, limit = defaultPage, ...rest } = read(searchSchema, given);
  if (cursor === undefined) return { ...asQuery(rest), limit };
  const before = readCursor(cursor);
  if (before === undefined) throw wrong("cursor");
  return { ...asQuery(rest), limit, before };
}

/** Validates the filter of an export, which has neither cursor nor limit. Throws like `readSearch`. */
export function readFilter(given: unknown): Omit<AttemptQuery, "limit"> {
  return asQuery(read(filterSchema, given));
}

/** Validates the period of an export of operations. Throws like `readSearch`. */
export function readPeriod(given: unknown): v.InferOutput<typeof periodSchema> {
  const period = read(periodSchema, given);
  requirePeriod(period.from, period.to);
  return period;
}

/** Validates the period of a count. Throws like `readSearch`. */
export function readDays(given: unknown): Required<CountedDays> {
  const days = read(daysSchema, given);
  requirePeriod(days.from, days.to);
  if (days.to - days.from > mostDays * dayMs) {
    throw wrong(
      "to",
      `to must be ${mostDays} days after from at most; count a longer time in several parts.`,
    );
  }
  return days;
}

function asQuery({ method, text, ...rest }: v.InferOutput<typeof filterSchema>): Omit<AttemptQuery, "limit"> {
  requirePeriod(rest.from, rest.to);
  return {
    ...rest,
    ...(method !== undefined && { paymentMethod: method }),
    ...(text !== undefined && { text: searchTermOf(text) }),
  };
}

/** A period that ends before it begins would find nothing, as if there were no payments. */
function requirePeriod(from = -Infinity, to = Infinity): void {
  if (to <= from) throw wrong("to", "to must be after from.");
}

function read<T>(schema: v.GenericSchema<unknown, T>, given: unknown): T {
  const result = v.safeParse(schema, given);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const field = fieldName(v.getDotPath(issue) ?? "");
  if (issue.type === "number" && field !== undefined && times.has(field)) {
    throw wrong(field, `${field} must be a time: ${timeForms}.`);
  }
  throw wrong(field, fieldFault(field ?? "A field of the search", issue));
}

const times: ReadonlySet<string> = new Set(["from", "to", "captureDueBefore"]);
// Over HTTP `parseSearch` has left what it could not read as it was.
const timeForms = "ISO 8601 over HTTP, such as 2026-11-26T09:30:00+01:00; milliseconds since 1970 in code";

/** Names the field, never the value. */
function wrong(field: string | undefined, message = `${field} has the wrong format.`): PaymentError {
  return new PaymentError("PAYMENT_SEARCH_INVALID", message, field === undefined ? {} : { field });
}
