import { askAbout, type AskAboutContext } from "./ask-about.js";
import type { Attempt } from "../domain/attempt.js";
import type { Result } from "./interpret.js";
import { resolveAttempt } from "./resolve.js";

/**
 * Ends an attempt that nobody goes on with. One whose order has left before, and came back because of a forged return,
 * may be paid all the same: there the gateway is asked, and the attempt ends as it says.
 */
export function giveUp(context: AskAboutContext, attempt: Attempt, result: Result): Promise<Attempt> {
  return attempt.facts.orderedAt === undefined
    ? resolveAttempt(context, attempt, result)
    : askAbout(context, attempt);
}
