import type { Attempt } from "../engine.js";
import { report, type Evidence } from "./evidence.js";

// The engine's own function is what is tested here.
const mayBeCharged: readonly Attempt["state"][] = ["charging", "unknown", "in-review", "accepted"];

/**
 * Holds an attempt that has just been written down as being charged against the others of its order: none of them is
 * charged, or may be. Two charges that the shop is told of are no proof of it, since it may give one of them back.
 */
export function whenOrdered(evidence: Evidence, reference: string): void {
  const { purchases, store } = evidence;
  const attempt = store.attempts.read(reference);
  // Where the buyer may have paid before, the charge moves nothing: it asks what has become of that.
  if (!attempt || attempt.facts.mayPayAway) return;
  const other = store.attempts
    .listByOrder(attempt.orderId)
    .find(
      (one) =>
        one.reference !== reference &&
        mayBeCharged.includes(one.state) &&
        !wasLetGo(one) &&
        !wasGivenBack(evidence, one),
    );
  if (!other) return;
  const what = `is being charged while ${other.reference} is ${other.state}`;
  report(evidence, "ordered-beside-another", purchases.byReference(reference), reference, what);
}

/** Its buyer has insisted on paying in another way although it may still come through. Once it has, nobody may. */
function wasLetGo({ state, facts }: Attempt): boolean {
  return state === "unknown" && facts.letOrderGo === true;
}

/**
 * It was charged by forged returns alone, each refused with the gateway's word that nothing was ordered, and so gave the
 * order back before it was given up. It is asked about once more, and nothing has been sent since.
 */
function wasGivenBack({ store }: Evidence, { reference, state, facts }: Attempt): boolean {
  if (state !== "unknown" || facts.mayPayAway) return false;
  const givenUp = store.attempts.events(reference).findLast((event) => event.from !== "unknown");
  return givenUp?.from === "redirected" || givenUp?.from === "confirming";
}
