import type { Attempt, AttemptState } from "../domain/attempt.js";
import { count } from "./count.js";
import { keysBeside, nameOf, orderKeys } from "./limit-keys.js";
import type { LimitsContext } from "./limits.js";
import { faultName } from "../runtime/fault-name.js";

// Refusals that say nothing about the card: contract, malformed request, function not subscribed to, service down,
// time-out, cancelled by the buyer.
const saysNothingOfTheCard = new Set(["03", "17", "30", "40", "90", "97", "99"]);

/** How an attempt has ended, as far as rate limits are concerned. */
export interface Ended {
  readonly to: AttemptState;
  readonly facts?: { readonly responseCode?: string | undefined } | undefined;
}

/**
 * Counts a declined card, or an accepted payment, against everything that is known of the buyer and the card. Call it
 * in parallel with the attempt's move, so that both go to the journal in one message. Never fails: a counter that
 * cannot be written must not lose a result.
 */
export async function countResult(
  context: LimitsContext,
  attempt: Pick<Attempt, "reference" | "orderId" | "facts">,
  { to, facts }: Ended,
): Promise<void> {
  try {
    if (to === "accepted") await countAccepted(context, keysOf(context, attempt));
    if (to !== "refused" || saysNothingOfTheCard.has(facts?.responseCode ?? "")) return;
    const { reference, orderId } = attempt;
    await count(context, { keys: keysOf(context, attempt), about: { reference, orderId } });
  } catch (error) {
    const code = faultName(error);
    context.log({ step: "counting failed", code, reference: attempt.reference, orderId: attempt.orderId });
  }
}

/** An accepted payment permits more tries, under each key whose limit compares with successes. */
async function countAccepted(context: LimitsContext, keys: readonly string[]): Promise<void> {
  const counted = keys
    .flatMap(keysBeside)
    .filter((key) => context.limits.rules[nameOf(key)].perAccepted > 0)
    .map((key) => ({
      key,
      windowMs: context.limits.rules[nameOf(key)].windowMs,
      isAccepted: true,
    }));
  if (counted.length > 0) await context.journal.limits.count({ now: context.now(), counted });
}

function keysOf(context: LimitsContext, { facts, orderId }: Pick<Attempt, "facts" | "orderId">) {
  return [...new Set([...(facts.limitKeys ?? []), ...orderKeys(context.limits, orderId)])];
}
