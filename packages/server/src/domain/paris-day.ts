// French, like the gateway's own days.
const parisDays = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Paris" });

/** The day in Paris, YYYYMMDD. @param time milliseconds since 1970 */
export function parisDay(time: number): string {
  return parisDays.format(time).replaceAll("-", "");
}
