import { askAbout, type AskAboutContext } from "./ask-about.js";
import type { Attempt, AttemptFacts } from "../domain/attempt.js";
import type { Result } from "../proof/interpret.js";
import { resolveAttempt } from "../results/resolve.js";

/**
 * Ends an attempt that is not continued. If its money may have moved (the buyer was redirected to where they can pay,
 * or a forged return came first), the gateway's answer to a query decides instead.
 */
export function giveUp(context: AskAboutContext, attempt: Attempt, result: Result): Promise<Attempt> {
  return attempt.facts.orderedAt === undefined
    ? resolveAttempt(context, attempt, result)
    : askAbout(context, attempt);
}

/** Ends an attempt whose order another attempt has claimed. */
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
