import type { Context } from "../context/context.js";

const worthTellingMs = 1_000;

/** Logs at start-up when this machine's clock differs from the journal's. Payments use the journal's, so none fails. */
export function logClockSkew(context: Pick<Context, "journal" | "log">): void {
  const skewMs = Math.round(context.journal.clock.skewMs());
  if (Math.abs(skewMs) <= worthTellingMs) return;
  context.log({
    step: "clock skew",
    code: `${skewMs} ms`,
    detail: `This machine's clock is ${Math.abs(skewMs)} ms ${skewMs > 0 ? "ahead of" : "behind"} the journal's, by which payments go. Synchronize the machines' clocks (NTP).`,
  });
}
