import { askAbout } from "./ask-about.js";
import type { Attempt } from "./attempt.js";
import type { Result } from "./interpret.js";
import { resolveAttempt } from "./resolve.js";
import type { Desk } from "./settings.js";

/**
 * Ends an attempt that nobody goes on with. One whose order has left before, and came back because of a forged return,
 * may be paid all the same: there the gateway is asked, and the attempt ends as it says.
 */
export function giveUp(desk: Desk, attempt: Attempt, result: Result): Promise<Attempt> {
  return attempt.facts.orderedAt === undefined
    ? resolveAttempt(desk, attempt, result)
    : askAbout(desk, attempt);
}
