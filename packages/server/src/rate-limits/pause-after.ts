import type { LimitRule } from "./limit-rules.js";

/** The counts under one key within its window. */
interface Tally {
  readonly tries: number;
  /** Accepted payments under the same key. */
  readonly accepted: number;
}

const firstPauseMs = 30_000;
const longestPauseMs = 3_600_000;

/** How many milliseconds a key is blocked after this try; 0 within its limit. */
export function pauseAfter({ free, perAccepted }: Required<LimitRule>, { tries, accepted }: Tally): number {
  const beyond = Math.ceil(tries - free - perAccepted * accepted);
  return beyond <= 0 ? 0 : Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(20, beyond - 1));
}
