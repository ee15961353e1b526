import type { AttemptState, Attempt } from "./attempt.js";
import { resultUrlOf, seeSession } from "./payment.js";
import { challengeUrl } from "./redirect.js";
import type { Desk } from "./settings.js";

/** Where the browser goes next: to the holder's bank, or to the result. */
export interface Next {
  readonly next: "challenge" | "result";
  /** Path on the shop's own origin. */
  readonly url: string;
  readonly outcome?: AttemptState;
  /** True when nothing was charged and the buyer may enter a card again. */
  readonly retry?: boolean;
}

/** What the browser is told of an attempt. */
export function whereTo(desk: Desk, attempt: Attempt): Next {
  if (attempt.state === "awaiting-buyer") {
    return { next: "challenge", url: challengeUrl(desk, seeSession(desk, attempt)) };
  }
  return toResult(desk, attempt);
}

/** The result page, which also offers the way back to the bank while the holder must still be asked. */
export function toResult(desk: Desk, attempt: Attempt): Next {
  const retry = attempt.state === "refused" || attempt.state === "abandoned";
  return {
    next: "result",
    url: resultUrlOf(desk, attempt),
    outcome: attempt.state,
    ...(retry && { retry }),
  };
}
