import type { Context } from "../context/context.js";
import type { Operation } from "../domain/operation.js";

// A buyer reads the mandate before they sign, and most come back by themselves.
const shortestPauseMs = 60_000;
const longestPauseMs = 900_000;

/** When to look again at a signature: each pause is as long as it has been open. */
export function nextSignatureCheck(
  { now }: Pick<Context, "now">,
  { createdAt }: Pick<Operation, "createdAt">,
): number {
  return now() + Math.min(longestPauseMs, Math.max(shortestPauseMs, now() - createdAt));
}
