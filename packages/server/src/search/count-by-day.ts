import type { Journal } from "../journal/journal.js";
import type { CountedDays, DayCount } from "./payment-search.js";
import { readDays } from "./read-search.js";

const dayMs = 24 * 3_600_000;

/** Counts payments by day (UTC) and state, one query a day. Throws PaymentError PAYMENT_SEARCH_INVALID. */
export async function countByDay(
  journal: Pick<Journal, "count">,
  days: CountedDays,
): Promise<readonly DayCount[]> {
  const { from, to } = readDays(days);
  const counted: DayCount[] = [];
  for (let day = Math.floor(from / dayMs) * dayMs; day < to; day += dayMs) {
    const counts = await journal.count({ from: Math.max(day, from), to: Math.min(day + dayMs, to) });
    counted.push({ day: new Date(day).toISOString().slice(0, 10), counts });
  }
  return counted;
}
