import type { Attempt } from "../engine.js";
import { report, type Evidence } from "./evidence.js";

// The engine's own function is what is tested here.
const mayBeCharged: readonly Attempt["state"][] = ["charging", "unknown", "in-review", "accepted"];

/**
 * Compares an attempt that has just moved to `charging` with the others of its order: none of them may be charged.
 * Checked at once, because the shop may later be told of two charges and give one back.
 */
export function whenOrdered(evidence: Evidence, reference: string): void {
  const { purchases, store } = evidence;
  const attempt = store.attempts.read(reference);
  // If the buyer may have paid before, the charge call moves nothing: it fetches the result.
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

/** Its buyer has insisted on paying another way although it may still come through. Once it has, nobody may. */
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
