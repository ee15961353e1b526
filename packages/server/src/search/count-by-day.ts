import type { Journal } from "../journal/journal.js";
import { daysInZone } from "./days-in-zone.js";
import type { CountedDays, DayCount } from "./payment-search.js";
import { readDays } from "./read-search.js";

/** Counts payments by day and state, one query a day. Throws PaymentError PAYMENT_SEARCH_INVALID. */
export async function countByDay(
  journal: Pick<Journal, "count">,
  days: CountedDays,
): Promise<readonly DayCount[]> {
  const { from, to, timeZone } = readDays(days);
  const counted: DayCount[] = [];
  for (const part of daysInZone(from, to, timeZone)) {
    counted.push({ day: part.day, counts: await journal.count({ from: part.from, to: part.to }) });
  }
  return counted;
}
