import type { Attempt } from "../domain/attempt.js";

const hourMs = 3_600_000;
const parisHour = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/Paris",
  hour: "2-digit",
  hourCycle: "h23",
});

/**
 * Until when the merchant can validate an accepted payment, in milliseconds since 1970: the evening's remittance of the
 * last day, at 22:00 in Paris.
 *
 * @param limitDate that day as the gateway tells it, YYYYMMDD; without it, the capture day counts from the order
 */
export function validationDeadlineOf(
  { facts, createdAt }: Pick<Attempt, "facts" | "createdAt">,
  limitDate: string | undefined,
): number {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(limitDate ?? "") ?? [];
  if (day !== undefined) return eveningInParis(Number(year), Number(month), Number(day));
  return (facts.orderedAt ?? createdAt) + Number(facts.captureDay ?? 0) * 24 * hourMs;
}

/** 22:00 in Paris: 21:00 UTC in winter, 20:00 UTC in summer. */
function eveningInParis(year: number, month: number, day: number): number {
  const inWinter = Date.UTC(year, month - 1, day, 21);
  return parisHour.format(inWinter) === "22" ? inWinter : inWinter - hourMs;
}
