import type { PaymentNext } from "@sips-kit/protocol";
import type { Attempt } from "../domain/attempt.js";
import { buyerMessageOf } from "../domain/buyer-message.js";
import { resultUrlOf, type ResultUrlContext } from "../results/payment-of.js";
import { confirmUrl, redirectUrl } from "../context/signed-links.js";

/** What the browser should do next with an attempt. */
export function whereTo(context: ResultUrlContext, attempt: Attempt): PaymentNext {
  return attempt.state === "redirected"
    ? { next: "redirect", url: redirectUrl(context, attempt) }
    : toResult(context, attempt);
}

/** Where a returned buyer goes: to the confirmation page, or to the result page. */
export function afterReturn(context: ResultUrlContext, attempt: Attempt): PaymentNext {
  return attempt.state === "confirming"
    ? { ...toResult(context, attempt), url: confirmUrl(context, attempt) }
    : toResult(context, attempt);
}

/** The result page, which also offers the way back to the bank while authentication is still pending. */
export function toResult(context: ResultUrlContext, attempt: Attempt): PaymentNext {
  const { state, facts } = attempt;
  const isUncharged = state === "refused" || state === "abandoned";
  const buyerMessage = isUncharged ? buyerMessageOf(attempt) : undefined;
  return {
    next: "result",
    url: resultUrlOf(context, attempt),
    outcome: state,
    ...(state === "abandoned" && facts.reason && { reason: facts.reason }),
    ...(buyerMessage && { buyerMessage }),
    ...(mayTryAgain(attempt) && { retry: true }),
  };
}

/** An order that is withdrawn or paid must not be paid again. */
function mayTryAgain({ state, facts: { reason } }: Attempt): boolean {
  if (state === "refused") return true;
  return state === "abandoned" && reason !== "order-withdrawn" && reason !== "order-paid-elsewhere";
}
