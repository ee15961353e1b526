import type { AnswerOf } from "@sips-kit/protocol";
import type { Outcome } from "../gateway/gateway.js";
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
import { queryTransaction } from "./query-transaction.js";
import type { Context } from "./context.js";

type OrderAnswer = AnswerOf<"cardValidateAuthenticationAndOrder">;

/** Reads the answer of the call that charges. What was lost is `unknown`, whatever the reason. */
export async function readOrderAnswer(
  context: Pick<Context, "gateway" | "log" | "timers">,
  attempt: Attempt,
  outcome: Outcome<OrderAnswer>,
): Promise<Result> {
  switch (outcome.kind) {
    case "accepted":
    case "refused": {
      const { answer, code } = outcome;
      const field = contradictedField(attempt, answer);
      if (field !== undefined) return contradicted("the order's answer", field);
      if (answer.scoreColor === "ORANGE") return afterReview(context, attempt, answer, code);
      return outcome.kind === "accepted"
        ? { to: "accepted", what: "order accepted", facts: factsOf(answer, code) }
        : readRefusal(context, attempt, answer, code);
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

/**
 * An order whose score is orange may be held for fraud review. Sources give such an order as 00 or as 05, and its answer
 * has no field that says which: only the transaction itself tells, and until it does the order may be paid.
 */
async function afterReview(
  context: Pick<Context, "gateway" | "log" | "timers">,
  attempt: Attempt,
  answer: OrderAnswer,
  code: string,
): Promise<Result> {
  const facts = present(factsOf(answer, code));
  const answered = { ...attempt, facts: { ...attempt.facts, ...facts } };
  const told = readTransaction(answered, await queryTransaction(context, attempt), false);
  if (told.to !== "unknown") return { ...told, facts: { ...facts, ...present(told.facts) } };
  // Without the code: nobody is to be told "refused" by it.
  const { responseCode: _code, ...kept } = facts;
  return { ...told, what: `order answered ${code} with an orange score; ${told.what}`, facts: kept };
}

async function readRefusal(
  context: Pick<Context, "gateway" | "log" | "timers">,
  attempt: Attempt,
  answer: OrderAnswer,
  code: string,
): Promise<Result> {
  // The reference was ordered before, by us: the answer to that order is what counts.
  if (code === "24" || code === "94") {
    return { to: "unknown", what: `order answered ${code}: ordered before`, details: { code } };
  }
  const details = { code, errorFieldName: answer.errorFieldName };
  const isForged = isForgedReturn(attempt, answer);
  const refusal: Result = isForged
    ? { to: "redirected", what: "the return was not the ACS's own", details }
    : { to: "refused", what: "order refused", facts: factsOf(answer, code), details };
  if (answer.transactionReference === attempt.reference) return refusal;

  // It names no transaction: it may be the answer to another call, and the order may be paid.
  const query = await queryTransaction(context, attempt);
  const told = query.kind === "accepted" ? fromTransaction(attempt, query.answer) : undefined;
  if (told && told.to !== "unknown") return told;
  // The buyer may still come back from the ACS; no other attempt takes the order before the gateway has spoken.
  if (isForged) return { ...refusal, claimsOrder: !hasNoTrace(query) };
  return { to: "unknown", what: `order answered ${code} without naming its transaction`, details };
}

/**
 * True when the gateway says that what the return has brought is at fault: somebody has posted something to the return
 * address. The gateway has ended nothing then, and the true return may still come. See docs/open-questions.md.
 */
function isForgedReturn(
  { facts }: Attempt,
  { errorFieldName = "", holderAuthentResponseCode = "" }: OrderAnswer,
): boolean {
  if (facts.tries === undefined) return false;
  // 95: the signature of the ACS's answer is invalid. 96: the answer itself is.
  if (errorFieldName === "paResMessage" || ["95", "96"].includes(holderAuthentResponseCode)) return true;
  // Without PaReq the return has replaced these two.
  return facts.paReqMessage === undefined && ["redirectionData", "messageVersion"].includes(errorFieldName);
}

function present(facts: AttemptFacts = {}): AttemptFacts {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}
