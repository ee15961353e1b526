import type { JsonObject } from "@sips-kit/protocol";
import type { Attempt } from "../domain/attempt.js";
import type { Outcome } from "../gateway/gateway.js";
import type { PaymentMethod, QueryAnswer } from "../payment-methods/payment-method.js";
import type { Context } from "../context/context.js";
import { hasNoTrace, readTransaction, type Result } from "../proof/interpret.js";
import {
  chargingOf,
  meaningOfRefusal,
  methodAtHand,
  proofsOf,
  queryPayment,
  type MethodCallContext,
} from "../context/method-context.js";
import { isOrderedBefore } from "../proof/read-charge-answer.js";
import { resolveAttempt, type ResolveContext } from "../results/resolve.js";
import { sendCharge, tellsResult } from "../proof/send-charge.js";

/** The part of the context that this step uses. */
export type AskAboutContext = ResolveContext & MethodCallContext & Pick<Context, "attemptDoubts">;

/** Queries the gateway about an attempt whose money may have moved, and resolves it if the answer proves a result. */
export async function askAbout(context: AskAboutContext, attempt: Attempt): Promise<Attempt> {
  const { reference } = attempt;
  const method = methodAtHand(context, attempt);
  const outcome = await queryPayment(context, attempt);
  const refusalCounts = isProvenRefusal(method, attempt, outcome);
  const isPastSession = (hasNoTrace(outcome) || !refusalCounts) && outlasts(context, method, attempt);
  const told = readTransaction(attempt, outcome, {
    isPastSession,
    refusalCounts,
    reason: attempt.facts.mayPayAway ? "buyer-did-not-return" : "never-ordered",
  });
  const result = await unlessFinalized(context, method, attempt, { told, isUntraced: hasNoTrace(outcome) });
  const after = await resolveAttempt(context, attempt, result);
  // A query that failed proves nothing.
  const isTold = outcome.kind === "accepted" && refusalCounts;
  if (isTold || after.state !== "unknown") context.attemptDoubts.end(reference);
  return after;
}

/** Few buyers stay at their bank's page for longer than this, and an order should not stay blocked for longer. */
const unpaidAfterMs = 2 * 3_600_000;

/**
 * True when the gateway has shown no payment for so long that none was made. Without its method, which may have to fetch
 * the result, a buyer who was sent away may have paid however long ago.
 */
function outlasts(
  { attemptDoubts }: Pick<Context, "attemptDoubts">,
  method: PaymentMethod | undefined,
  { reference, facts: { orderedAt, mayPayAway } }: Attempt,
): boolean {
  if (!mayPayAway) return attemptDoubts.outlast(reference, orderedAt);
  return (
    method !== undefined && attemptDoubts.outlast(reference, orderedAt, method.unpaidAfterMs ?? unpaidAfterMs)
  );
}

/**
 * Queries the gateway about a buyer who may be paying in the supplier's app, and resolves the attempt if it shows a
 * result. Otherwise nothing changes: the buyer may still pay.
 */
export async function lookAway(context: AskAboutContext, attempt: Attempt): Promise<Attempt> {
  const outcome = await queryPayment(context, attempt);
  const method = context.paymentMethods.find(attempt.paymentMethod);
  const refusalCounts = isProvenRefusal(method, attempt, outcome);
  const told = readTransaction(attempt, outcome, { isPastSession: false, refusalCounts });
  return tellsResult(told) ? resolveAttempt(context, attempt, told) : attempt;
}

/** False for a refusal whose code does not prove that the buyer has paid nothing. */
function isProvenRefusal(
  method: PaymentMethod | undefined,
  attempt: Attempt,
  outcome: Outcome<QueryAnswer>,
): boolean {
  if (outcome.kind !== "accepted") return true;
  if (!method) return attempt.facts.mayPayAway !== true;
  if (method.fundsMoveAt !== "redirect") return true;
  const { answer } = outcome;
  const refusal = { code: answer.responseCode ?? "", answer };
  return meaningOfRefusal(method, attempt, refusal, false) === "refused";
}

/**
 * For a method whose buyer pays before the charge, the charge call moves no money: it fetches the result. It is
 * repeated when its answer was lost and a query does not find the payment, and once more before the attempt is given
 * up. A buyer who pays in an app may never come back: then the call is made at that time only.
 */
async function unlessFinalized(
  context: AskAboutContext,
  method: PaymentMethod | undefined,
  attempt: Attempt,
  { told, isUntraced }: { readonly told: Result; readonly isUntraced: boolean },
): Promise<Result> {
  const isAbsent = told.to === "unknown" || told.facts?.reason === "buyer-did-not-return";
  const isContradicted = told.details?.["field"] !== undefined;
  if (!isAbsent || isContradicted || method?.fundsMoveAt !== "redirect") return told;
  let isAnswered = true;
  for (const proof of proofsToTry(method, attempt, told)) {
    const { outcome, result } = await sendCharge(context, method, attempt, proof);
    if (tellsResult(result) || isAnsweredOpenly(result)) return result;
    if (isUnaskable(outcome)) continue;
    // Without a trace in the records, another call, such as another server's, is just fetching the result.
    isAnswered &&= outcome.kind === "refused" && !(isUntraced && isOrderedBefore(outcome.code));
  }
  return isAnswered || told.to === "unknown"
    ? told
    : { to: "unknown", what: "asked; the gateway cannot tell yet" };
}

/** True when the gateway has answered for the payment, and has left open how it ends: it exists, and may be paid. */
function isAnsweredOpenly({ to, facts }: Result): boolean {
  return to === "unknown" && facts !== undefined;
}

/** True when the request lacks what the answer to the first call has left out: to wait and ask again would not help. */
function isUnaskable(outcome: Outcome<object>): boolean {
  return outcome.kind === "not-sent" && outcome.error.code === "GATEWAY_REQUEST_INVALID";
}

function proofsToTry(method: PaymentMethod, attempt: Attempt, told: Result): readonly JsonObject[] {
  const returned = proofsOf(attempt);
  // Sooner, the call might end a payment that the buyer is still making.
  if (told.to === "unknown" || !method.proofWithoutReturn) return returned;
  // What has returned may be forged.
  return [...returned, method.proofWithoutReturn(chargingOf(attempt).state)];
}
