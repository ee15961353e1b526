import type { Outcome } from "../gateway/gateway.js";
import type { Attempt } from "../domain/attempt.js";
import type { StartAnswer } from "../payment-methods/payment-method.js";
import { resolveAttempt, type ResolveContext } from "./resolve.js";

/** Ends an attempt whose first call failed. That call never charges, so its outcome does not matter. */
export function endBeforeOrder(
  context: ResolveContext,
  attempt: Attempt,
  method: string,
  outcome: Outcome<object>,
): Promise<Attempt> {
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
