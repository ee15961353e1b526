import { enFaults } from "./en-faults.js";
import type { Locale } from "./locale.js";

/** What the buyer reads about a fault; who has to wait reads from when on it works again, by their own clock. */
export async function faultSentence(
  words: Locale,
  code: string,
  problem: { readonly [name: string]: unknown },
): Promise<string> {
  const { tag, faults, ownFaults, failed } = words;
  const own = await ownFaults?.();
  const text = own?.[code] ?? (faults ? await faults() : enFaults)[code] ?? failed;
  if (!text.includes("{time}")) return text;
  const seconds = problem["retryAfterSeconds"];
  if (typeof seconds !== "number") return failed;
  // Rounded up: at the minute that is shown it works.
  const at = new Date(Math.ceil(Date.now() / 60_000 + seconds / 60) * 60_000);
  return text.replace("{time}", at.toLocaleTimeString(tag, { timeStyle: "short" }));
}
