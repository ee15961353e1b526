/** The gateway writes its times in French time, summer time included. */
export function parisDateTime(timeMs: number): string {
  const offset = parisOffsetHours(timeMs);
  return `${new Date(timeMs + offset * hour).toISOString().slice(0, 19)}+0${offset}:00`;
}

/** The day in Paris, as YYYYMMDD. */
export function parisDay(timeMs: number): string {
  const day = parisDateTime(timeMs).slice(0, 10).replaceAll("-", "");
  if (day !== lastDay) lastDay = day;
  return lastDay;
}

/** Reused while it is the same, so that stored values of one day share one string. */
let lastDay = "";

/** The month in Paris, as YYYYMM: what a card's expiry date is compared with. */
export function parisMonth(timeMs: number): string {
  return parisDay(timeMs).slice(0, 6);
}

/** The first time at or after `timeMs`, `days` days later, when it is `hours` o'clock in Paris. */
export function nextParisHour(timeMs: number, days: number, hours: number): number {
  const local = new Date(timeMs + parisOffsetHours(timeMs) * hour);
  const wanted = Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate() + days, hours);
  const moment = fromParisWallTime(wanted);
  return moment >= timeMs ? moment : fromParisWallTime(wanted + 24 * hour);
}

const hour = 3_600_000;

function fromParisWallTime(wallMs: number): number {
  return wallMs - parisOffsetHours(wallMs - hour) * hour;
}

/** Summer time in the EU: from the last Sunday of March to the last Sunday of October, changes at 01:00 UTC. */
function parisOffsetHours(timeMs: number): 1 | 2 {
  const year = new Date(timeMs).getUTCFullYear();
  let summer = summers.get(year);
  if (!summer) summers.set(year, (summer = { from: lastSunday(year, 2), to: lastSunday(year, 9) }));
  return timeMs >= summer.from && timeMs < summer.to ? 2 : 1;
}

/** Cached, because each call needs the time in Paris several times. */
const summers = new Map<number, { readonly from: number; readonly to: number }>();

function lastSunday(year: number, month: number): number {
  const monthEnd = new Date(Date.UTC(year, month + 1, 0, 1));
  return monthEnd.getTime() - monthEnd.getUTCDay() * 24 * hour;
}
