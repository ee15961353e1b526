import type { AbandonReason, Attempt, AttemptState } from "./attempt.js";
import { buyerMessageOf, type BuyerMessage } from "./buyer-message.js";
import { resultUrlOf } from "./payment.js";
import type { Desk } from "./settings.js";
import { challengeUrl } from "./signed-links.js";

/** Where the browser goes next: to the cardholder's bank, or to the result. */
export interface Next {
  readonly next: "challenge" | "result";
  /** Path on the shop's own origin. */
  readonly url: string;
  readonly outcome?: AttemptState;
  /** Why an attempt was given up: nothing was charged. */
  readonly reason?: AbandonReason;
  /** Why nothing was charged, in words for the buyer, when there is more to say than the outcome does. */
  readonly buyerMessage?: BuyerMessage;
  /** True when nothing was charged and the buyer may enter a card again. */
  readonly retry?: boolean;
}

/** What the browser is told of an attempt. */
export function whereTo(desk: Desk, attempt: Attempt): Next {
  return attempt.state === "awaiting-buyer"
    ? { next: "challenge", url: challengeUrl(desk, attempt) }
    : toResult(desk, attempt);
}

/** The result page, which also offers the way back to the bank while the cardholder must still be asked. */
export function toResult(desk: Desk, attempt: Attempt): Next {
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
