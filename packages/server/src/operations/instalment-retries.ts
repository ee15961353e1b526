import type { Operation } from "../domain/operation.js";

/** Cards that the gateway says are blocked, invalid or expired: asking again changes nothing. */
const neverAgain: ReadonlySet<string> = new Set(["11", "14", "54"]);
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Charges that were refused are limited by the settings; this also limits those that could not be sent. */
export const mostTurns = 25;

/**
 * When an instalment that was not paid is charged again; undefined when it never is.
 *
 * @param retryAfterDays the pauses after the first refusal, the second, ...
 * @param turns its charges, the last of which was refused or not sent
 */
export function retryAt(
  retryAfterDays: readonly number[],
  turns: readonly Operation[],
  refusals: number,
): number | undefined {
  const last = turns.at(-1);
  if (!last || turns.length >= mostTurns) return undefined;
  if (last.state !== "refused") return last.updatedAt + hourMs;
  const days = retryAfterDays[refusals - 1];
  const isFinal = last.mustAuthenticate === true || neverAgain.has(last.responseCode ?? "");
  return isFinal || days === undefined ? undefined : last.updatedAt + days * dayMs;
}
