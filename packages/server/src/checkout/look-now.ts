import { lookAway, type AskAboutContext } from "../reconciler/ask-about.js";
import { appLinkOf } from "./app-link.js";
import type { Attempt } from "../domain/attempt.js";
import { checkNow } from "../reconciler/reconcile.js";
import { createPauses } from "../runtime/pauses.js";

/** Queries the gateway for a buyer who watches a page of their payment; returns the attempt as it stands then. */
export type LookNow = (attempt: Attempt) => Promise<Attempt>;

/** A page asks this often at most; the pages of all buyers share the connections to the gateway. */
const pauseMs = 2_000;

/** Creates the look-ups of one process. A payment in an app is queried while the buyer is away, any other once unknown. */
export function createLookNow(context: AskAboutContext): LookNow {
  const isRested = createPauses(context.timers, pauseMs);
  return async (attempt) => {
    if (attempt.state !== "redirected") return checkNow(context, attempt);
    const isInApp = appLinkOf(context, attempt) !== undefined;
    return isInApp && isRested(attempt.reference) ? lookAway(context, attempt) : attempt;
  };
}
