// French, like the gateway's own days.
const parisDays = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Paris" });
const dayMs = 24 * 3_600_000;

/**
 * The day in Paris, YYYYMMDD.
 *
 * @param time milliseconds since 1970
 * @param daysLater days of the calendar after that: when clocks change, they are not 24 hours long
 */
export function parisDay(time: number, daysLater = 0): string {
  // As if it were a day in UTC, where each day has 24 hours.
  const day = Date.parse(parisDays.format(time)) + daysLater * dayMs;
  return new Date(day).toISOString().slice(0, 10).replaceAll("-", "");
}
