import type { BuyerRequest } from "../domain/buyer-request.js";
import { decideCard } from "../rate-limits/decide-card.js";
import { tooMany } from "../rate-limits/decide-hold.js";
import { cardKeys, type KnownDigits } from "../rate-limits/limit-keys.js";
import type { Attempt, AttemptFacts } from "../domain/attempt.js";
import { resolveAttempt, type ResolveContext } from "../results/resolve.js";
import type { Context } from "../context/context.js";

/** The part of the context that this step uses. */
export type EndWhenLimitedContext = ResolveContext & Pick<Context, "resultUrl">;

/**
 * Ends an attempt whose card, first digits or buyer exceeds a rate limit, once the gateway has identified the card.
 * Nothing was charged. Throws PaymentError PAYMENT_TOO_MANY, so that the form tells the buyer when to try again.
 */
export async function endWhenLimited(
  context: EndWhenLimitedContext,
  attempt: Attempt,
  request: BuyerRequest,
  facts: AttemptFacts,
): Promise<void> {
  const { hold } = await decideCard(context, request, facts.limitKeys ?? []);
  if (!hold) return;
  const { limit, until: limitedUntil } = hold;
  await resolveAttempt(context, attempt, {
    to: "abandoned",
    what: "a limit was passed before the order",
    facts: { ...facts, reason: "too-many-refusals", limit, limitedUntil },
    details: { limit },
  });
  throw tooMany(context, hold, { orderId: attempt.orderId, reference: attempt.reference });
}

/** The keys that the attempt is counted under from now on: its buyer, its order and its card. */
export function limitKeysOf(
  context: Pick<Context, "limits">,
  attempt: Attempt,
  card: KnownDigits,
): readonly string[] {
  const { maskedPan, tokenPan } = card;
  const cardIIN = context.limits.leadingDigits.get(attempt.reference);
  return [...(attempt.facts.limitKeys ?? []), ...cardKeys(context.limits, { maskedPan, tokenPan, cardIIN })];
}
