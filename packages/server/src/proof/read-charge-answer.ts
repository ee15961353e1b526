import type { Outcome } from "../gateway/gateway.js";
import type { ChargeAnswer, PaymentMethod } from "../payment-methods/payment-method.js";
import { contradictedField } from "./attempt-echo.js";
import type { Attempt, AttemptFacts } from "../domain/attempt.js";
import {
  contradicted,
  factsOf,
  fromTransaction,
  hasNoTrace,
  readTransaction,
  type Result,
} from "./interpret.js";
import { meaningOfRefusal, queryPayment, type MethodCallContext } from "../context/method-context.js";
import { contradictsAcquirer } from "./transaction-standing.js";

/** Reads the answer of the call that charges. A lost answer is `unknown`, whatever the reason. */
export async function readChargeAnswer(
  context: MethodCallContext,
  method: PaymentMethod,
  attempt: Attempt,
  outcome: Outcome<ChargeAnswer>,
): Promise<Result> {
  switch (outcome.kind) {
    case "accepted":
    case "refused": {
      const { answer, code } = outcome;
      const field = contradictedField(attempt, answer);
      if (field !== undefined) return contradicted("the order's answer", field);
      // An answer that is fetched again may not repeat the score.
      const scoreColor = answer.scoreColor || attempt.facts.scoreColor;
      if (scoreColor === "ORANGE") return afterReview(context, attempt, answer, code);
      if (contradictsAcquirer(code, answer.acquirerResponseCode)) return unapproved(answer, code);
      return outcome.kind === "accepted"
        ? { to: "accepted", what: "order accepted", facts: factsOf(answer, code) }
        : readRefusal(context, method, attempt, outcome);
    }
    case "not-sent":
      return {
        to: "abandoned",
        what: "order could not be sent",
        facts: { reason: "order-not-sent" },
        details: { code: outcome.error.code },
      };
    case "unknown": {
      const { code, field } = outcome.error;
      if (field !== undefined) return contradicted("the order's answer", field, code);
      return { to: "unknown", what: "the order's answer was lost", details: { code } };
    }
  }
}

/** The gateway is asked: its record shows whether the money is on its way. */
function unapproved({ acquirerResponseCode }: ChargeAnswer, code: string): Result {
  const what = `order answered ${code}, but the acquirer ${acquirerResponseCode}; the gateway is being asked`;
  return { to: "unknown", what, facts: { acquirerResponseCode }, details: { code, acquirerResponseCode } };
}

/**
 * A charge with an orange score may be held for fraud review. Sources disagree whether its code is then 00 or 05, and
 * no field of the answer says so: only a query tells. Until then the order may be paid.
 */
async function afterReview(
  context: MethodCallContext,
  attempt: Attempt,
  answer: ChargeAnswer,
  code: string,
): Promise<Result> {
  const facts = present(factsOf(answer, code));
  const answered = { ...attempt, facts: { ...attempt.facts, ...facts } };
  const told = readTransaction(answered, await queryPayment(context, attempt), { isPastSession: false });
  if (told.to !== "unknown") return { ...told, facts: { ...facts, ...present(told.facts) } };
  // The code is left out, so that nothing shows it as a refusal.
  const { responseCode: _code, ...kept } = facts;
  return { ...told, what: `order answered ${code} with an orange score; ${told.what}`, facts: kept };
}

/** True for the codes of a charge whose reference was charged before: the answer to that charge counts. */
export function isOrderedBefore(code: string): boolean {
  return code === "24" || code === "94";
}

async function readRefusal(
  context: MethodCallContext,
  method: PaymentMethod,
  attempt: Attempt,
  { answer, code }: { readonly answer: ChargeAnswer; readonly code: string },
): Promise<Result> {
  if (isOrderedBefore(code)) {
    return { to: "unknown", what: `order answered ${code}: ordered before`, details: { code } };
  }
  const details = { code, errorFieldName: answer.errorFieldName };
  const meaning = meaningOfRefusal(method, attempt, { code, answer }, attempt.facts.tries !== undefined);
  if (meaning === "unknown") {
    return { to: "unknown", what: `order answered ${code}, which proves nothing`, details };
  }
  const isForged = meaning === "not-the-return";
  const refusal: Result = isForged
    ? { to: "redirected", what: "the return was not the real one", details }
    : { to: "refused", what: "order refused", facts: factsOf(answer, code), details };
  // Accepting this as forged would free the order, so one answer is not enough: it may be a replayed one, while the
  // real return was charged.
  if (!isForged && answer.transactionReference === attempt.reference) return refusal;

  // The answer names no transaction, so it may belong to another call, and the order may be paid.
  const query = await queryPayment(context, attempt);
  const told = query.kind === "accepted" ? fromTransaction(attempt, query.answer) : undefined;
  if (told && told.to !== "unknown") return told;
  // The buyer may still come back from the ACS. Until a query has an answer, no other attempt may claim the order.
  if (isForged) return { ...refusal, claimsOrder: method.fundsMoveAt === "redirect" || !hasNoTrace(query) };
  return { to: "unknown", what: `order answered ${code} without naming its transaction`, details };
}

function present(facts: AttemptFacts = {}): AttemptFacts {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}
