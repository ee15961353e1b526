import { askAbout, type AskAboutContext } from "./ask-about.js";
import type { Attempt, AttemptFacts } from "../domain/attempt.js";
import type { Result } from "./interpret.js";
import { resolveAttempt } from "./resolve.js";

/**
 * Ends an attempt that nobody goes on with. One whose money may have moved, because its buyer was sent where they may pay
 * or because a forged return has come before, may be paid all the same: the gateway is asked, and it ends as that says.
 */
export function giveUp(context: AskAboutContext, attempt: Attempt, result: Result): Promise<Attempt> {
  return attempt.facts.orderedAt === undefined
    ? resolveAttempt(context, attempt, result)
    : askAbout(context, attempt);
}

/** Ends an attempt whose order another one has. */
export function giveUpPaidElsewhere(
  context: AskAboutContext,
  attempt: Attempt,
  by: string,
  facts: AttemptFacts,
): Promise<Attempt> {
  return giveUp(context, attempt, {
    to: "abandoned",
    what: "another attempt has the order",
    facts: { ...facts, reason: "order-paid-elsewhere" },
    details: { by },
  });
}
