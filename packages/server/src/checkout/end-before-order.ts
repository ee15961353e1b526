import type { Attempt } from "../domain/attempt.js";
import type { StartAnswer, Step } from "../payment-methods/payment-method.js";
import { resolveAttempt, type ResolveContext } from "../results/resolve.js";

/** Ends an attempt whose first call failed. That call never charges, so its outcome does not matter. */
export function endBeforeOrder(
  context: ResolveContext,
  attempt: Attempt,
  { call: method, outcome, reason }: Extract<Step, { readonly kind: "ended" }>,
): Promise<Attempt> {
  if (reason !== undefined) {
    return resolveAttempt(context, attempt, {
      to: "abandoned",
      what: `${method} answered that this cannot pay; nothing was ordered`,
      facts: { reason },
      details: { code: "code" in outcome ? outcome.code : outcome.error.code },
    });
  }
  switch (outcome.kind) {
    case "refused": {
      const { errorFieldName, maskedPan }: StartAnswer = outcome.answer;
      return resolveAttempt(context, attempt, {
        to: "refused",
        what: `${method} refused`,
        facts: { responseCode: outcome.code, maskedPan },
        details: { code: outcome.code, errorFieldName },
      });
    }
    case "not-sent":
      return resolveAttempt(context, attempt, {
        to: "abandoned",
        what: `${method} could not be sent`,
        facts: { reason: "enrolment-not-sent" },
        details: { code: outcome.error.code },
      });
    default:
      return resolveAttempt(context, attempt, {
        to: "abandoned",
        what: `the answer of ${method} was lost; nothing was ordered`,
        facts: { reason: "enrolment-lost" },
        details: { code: outcome.kind === "unknown" ? outcome.error.code : outcome.code },
      });
  }
}
