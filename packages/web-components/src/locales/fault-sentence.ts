import { EndpointError } from "../endpoint/endpoint-error.js";
import type { Locale } from "./locale.js";

/** What the buyer reads about a fault; who has to wait reads from when on it works again, by their own clock. */
export function faultSentence({ tag, faults, failed }: Locale, code: string, error?: unknown): string {
  const text = faults[code] ?? failed;
  if (!text.includes("{time}")) return text;
  const seconds = error instanceof EndpointError && error.problem["retryAfterSeconds"];
  if (typeof seconds !== "number") return failed;
  // Rounded up: at the minute that is shown it works.
  const at = new Date(Math.ceil(Date.now() / 60_000 + seconds / 60) * 60_000);
  return text.replace("{time}", at.toLocaleTimeString(tag, { timeStyle: "short" }));
}
