import type { Attempt } from "../domain/attempt.js";
import { askAbout, type AskAboutContext } from "./ask-about.js";
import { follow } from "./follow.js";
import { followReview } from "./follow-review.js";
import { giveUp } from "./give-up.js";
import { resolveAttempt } from "../results/resolve.js";
import { checkDue, type Checked } from "../runtime/check-due.js";
import type { Context } from "../context/context.js";

const leaseMs = 120_000;

/**
 * Resolves what was left behind by lost answers, closed browsers and killed processes, and follows payments in review and
 * accepted ones that the bank may return. A charge that may have been made is resolved by a query, never by a guess and
 * never by sending it again. Any number of processes may run it: each attempt is leased to one of them.
 */
export function reconcile(context: AskAboutContext): Promise<Checked> {
  return checkDue<Attempt>({
    lease: (limit) => context.journal.leaseChecks({ now: context.now(), leaseMs, limit }),
    doubtful: () => readDoubtful(context),
    check: (attempt) => check(context, attempt),
    isQuick: ({ state }) => state === "opened" || state === "starting",
    isResolved: ({ state }) => state !== "unknown",
  });
}

/**
 * Attempts that this process has been unable to find for long enough. Only its own clock proves that, whichever process
 * holds their leases by then. Queries change nothing, so no lease is needed.
 */
async function readDoubtful({
  journal,
  attemptDoubts,
}: Pick<Context, "attemptDoubts" | "journal">): Promise<readonly Attempt[]> {
  const attempts = await Promise.all(attemptDoubts.takeDue().map((reference) => journal.read(reference)));
  return attempts.flatMap((attempt) => {
    if (!attempt) return [];
    if (attempt.state === "charging" || attempt.state === "unknown") return [attempt];
    // Another process has resolved it.
    attemptDoubts.end(attempt.reference);
    return [];
  });
}

/** Queries one attempt, unless another process is doing so. Triggered by a buyer who views the result page. */
export async function checkNow(context: AskAboutContext, attempt: Attempt): Promise<Attempt> {
  if (attempt.state !== "unknown") return attempt;
  const leased = await context.journal.leaseOne(attempt.reference, "check", { now: context.now(), leaseMs });
  return leased ? check(context, attempt) : attempt;
}

async function check(context: AskAboutContext, attempt: Attempt): Promise<Attempt> {
  switch (attempt.state) {
    case "opened":
      return resolveAttempt(context, attempt, {
        to: "abandoned",
        what: "no card came before the session ended",
        facts: { reason: "session-expired" },
      });
    case "starting":
      // "charging" is written before the charge is sent, so nothing was charged here.
      return resolveAttempt(context, attempt, {
        to: "abandoned",
        what: "the enrolment was interrupted; nothing was ordered",
        facts: { reason: "enrolment-lost" },
      });
    case "redirected":
      return giveUp(context, attempt, {
        to: "abandoned",
        what: "the buyer did not come back in time",
        facts: { reason: "buyer-did-not-return" },
      });
    case "confirming":
      return giveUp(context, attempt, {
        to: "abandoned",
        what: "the buyer did not confirm the payment in time",
        facts: { reason: "buyer-did-not-confirm" },
      });
    case "charging":
    case "unknown":
      return askAbout(context, attempt);
    case "in-review":
      return followReview(context, attempt);
    case "accepted":
      return follow(context, attempt);
    default:
      return attempt;
  }
}
