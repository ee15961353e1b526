import { enFaults } from "./en-faults.js";
import type { Locale } from "./locale.js";

/** The message for a fault; if the buyer has to wait, it says until when, in their local time. */
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
  // Rounded up, so that it works at the minute shown.
  const at = new Date(Math.ceil(Date.now() / 60_000 + seconds / 60) * 60_000);
  return text.replace("{time}", at.toLocaleTimeString(tag, { timeStyle: "short" }));
}
