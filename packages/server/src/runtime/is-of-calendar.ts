/** True for a day of the calendar, written YYYY-MM-DD; `Date` takes 30 February for a day in March. */
export function isOfCalendar(day: string): boolean {
  const at = Date.parse(day);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
}
