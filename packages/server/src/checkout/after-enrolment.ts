import type { BuyerRequest } from "../domain/buyer-request.js";
import type { AnswerOf } from "@sips-kit/protocol";
import type { Outcome } from "../gateway/gateway.js";
import type { Attempt, AttemptFacts } from "../domain/attempt.js";
import { endBeforeOrder } from "./end-before-order.js";
import { endWhenLimited, limitKeysOf } from "./end-when-limited.js";
import { charge, type ChargeContext } from "./charge.js";
import { sentOrderIdOf } from "../payment-methods/card.js";
import { resolveAttempt } from "./resolve.js";
import type { Context } from "./context.js";
import { isUsableRedirection } from "./usable-redirection.js";

/** What of the context this step may touch. */
export type AfterEnrolmentContext = ChargeContext &
  Pick<Context, "continueWithoutAuthentication" | "orderIdForm">;

/** Who sends the card. */
export interface Visitor {
  readonly request: BuyerRequest;
  /** True when they have proved to be human. */
  readonly isHuman: boolean;
}

/** What the two enrolments answer alike. */
type Enrolled = Pick<
  AnswerOf<"cardCheckEnrollment">,
  | "redirectionData"
  | "messageVersion"
  | "redirectionUrl"
  | "paReqMessage"
  | "maskedPan"
  | "tokenPan"
  | "errorFieldName"
>;

/** Goes on by what the enrolment has answered: to the holder's bank, to the order at once, or nowhere. */
export async function afterEnrolment(
  context: AfterEnrolmentContext,
  attempt: Attempt,
  method: "cardCheckEnrollment" | "walletCheckEnrollment",
  outcome: Outcome<Enrolled>,
  visitor: Visitor,
): Promise<Attempt> {
  const authentication = authenticationAfter(context, outcome);
  if (authentication === undefined || !("answer" in outcome)) {
    return endBeforeOrder(context, attempt, method, outcome);
  }
  const { redirectionData, messageVersion, redirectionUrl, paReqMessage, maskedPan } = outcome.answer;
  const limitKeys = limitKeysOf(context, attempt, outcome.answer);
  const known = { redirectionData, messageVersion, redirectionUrl, paReqMessage, maskedPan };
  const sentOrderId = sentOrderIdOf(context, attempt);
  const facts: AttemptFacts = { ...known, sentOrderId, authentication, limitKeys };
  if (!visitor.isHuman) await endWhenLimited(context, attempt, visitor.request, { maskedPan, limitKeys });
  if (authentication !== "challenge") return (await charge(context, attempt, undefined, facts)).attempt;
  if (!isUsableRedirection(redirectionUrl)) {
    return resolveAttempt(context, attempt, {
      to: "abandoned",
      what: `${method} answered an address that is not https`,
      facts: { maskedPan, reason: "redirection-unusable" },
    });
  }
  const moved = await context.journal.move(attempt.reference, {
    to: "redirected",
    at: context.now(),
    what: "the holder must authenticate",
    facts,
    checkAt: attempt.expiresAt,
  });
  return moved.kind === "missing" ? attempt : moved.attempt;
}

/** How the payment goes on; undefined when it does not. */
function authenticationAfter(
  context: Pick<Context, "continueWithoutAuthentication">,
  outcome: Outcome<Enrolled>,
): AttemptFacts["authentication"] {
  if (outcome.kind === "accepted") {
    // No address to redirect to: frictionless, or the card takes no part in 3-D Secure.
    return outcome.answer.redirectionUrl ? "challenge" : "frictionless";
  }
  const isWithout =
    outcome.kind === "refused" &&
    codesWithoutAuthentication.has(outcome.code) &&
    Boolean(outcome.answer.redirectionData);
  return isWithout && context.continueWithoutAuthentication ? "none" : undefined;
}

/** Not enrolled, enrolment could not be determined, directory server out of order. */
const codesWithoutAuthentication: ReadonlySet<string> = new Set(["01", "10", "80"]);
