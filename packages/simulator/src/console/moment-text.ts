const format = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/Paris",
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  timeZoneName: "short",
});

/** A moment as people read it, in the gateway's zone: 26 Nov 2026, 14:31:05 CET. Lines break between day and time only. */
export function momentText(at: number): string {
  return format.format(at).replaceAll(" ", "\u00a0").replace(",\u00a0", ", ");
}
