import { EndpointError } from "../endpoint/endpoint-error.js";
import type { Locale } from "./locale.js";

/** What the buyer reads about a fault; who has to wait reads from when on it works again, by their own clock. */
export function faultSentence({ tag, faults, failed }: Locale, code: string, error?: unknown): string {
  const seconds = error instanceof EndpointError ? error.limited.retryAfterSeconds : undefined;
  const until = faults[`${code}_UNTIL`];
  if (seconds === undefined || until === undefined) return faults[code] ?? failed;
  // Rounded up: at the minute that is shown it works.
  const at = new Date(Math.ceil((Date.now() + seconds * 1_000) / 60_000) * 60_000);
  return until.replace("{time}", at.toLocaleTimeString(tag, { hour: "numeric", minute: "2-digit" }));
}
