import type { PaymentNext } from "@sips-kit/protocol";
import type { Attempt } from "./attempt.js";
import { buyerMessageOf } from "./buyer-message.js";
import { resultUrlOf } from "./payment-of.js";
import type { Desk } from "./settings.js";
import { redirectUrl } from "./signed-links.js";

/** What the browser is told of an attempt. */
export function whereTo(desk: Desk, attempt: Attempt): PaymentNext {
  return attempt.state === "redirected"
    ? { next: "redirect", url: redirectUrl(desk, attempt) }
    : toResult(desk, attempt);
}

/** The result page, which also offers the way back to the bank while the cardholder must still be asked. */
export function toResult(desk: Desk, attempt: Attempt): PaymentNext {
  const { state, facts } = attempt;
  const isUncharged = state === "refused" || state === "abandoned";
  const buyerMessage = isUncharged ? buyerMessageOf(attempt) : undefined;
  return {
    next: "result",
    url: resultUrlOf(desk, attempt),
    outcome: state,
    ...(state === "abandoned" && facts.reason && { reason: facts.reason }),
    ...(buyerMessage && { buyerMessage }),
    ...(mayTryAgain(attempt) && { retry: true }),
  };
}

/** An order that is gone, or paid, is not to be paid once more. */
function mayTryAgain({ state, facts: { reason } }: Attempt): boolean {
  if (state === "refused") return true;
  return state === "abandoned" && reason !== "order-withdrawn" && reason !== "order-paid-elsewhere";
}
