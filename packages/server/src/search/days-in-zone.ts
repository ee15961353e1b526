/** A day, or the part of one that lies in a period. */
export interface DayPart {
  /** For example `2026-11-26`. */
  readonly day: string;
  /** Milliseconds since 1970, included. */
  readonly from: number;
  /** Not included. */
  readonly to: number;
}

const hourMs = 3_600_000;
/** No day is longer: clocks are changed by an hour. */
const longestDayMs = 26 * hourMs;

/** True for a name that the machine's time-zone data have, such as `Europe/Paris`. */
export function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}

/** The days of a time zone in a period, whatever the clocks did on them. */
export function daysInZone(from: number, to: number, timeZone: string): readonly DayPart[] {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  const parts: DayPart[] = [];
  for (let start = from; start < to; start = parts.at(-1)?.to ?? to) {
    const day = format.format(start);
    parts.push({ day, from: start, to: Math.min(endOf(day, start), to) });
  }
  return parts;

  /** The first moment of the next day, found by halving. */
  function endOf(day: string, start: number): number {
    let [within, after] = [start, start + longestDayMs];
    while (after - within > 1) {
      const between = Math.floor((within + after) / 2);
      if (format.format(between) === day) within = between;
      else after = between;
    }
    return after;
  }
}
