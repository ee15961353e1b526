import { awaitedUntil, type Attempt, type AttemptFacts } from "../domain/attempt.js";
import { confirmOrder } from "../orders/confirm-order.js";
import type { ChargeContext } from "./charge.js";
import { giveUpPaidElsewhere } from "../reconciler/give-up.js";
import { methodContext, methodOf } from "../context/method-context.js";
import { postFormOf } from "./redirect.js";
import { resolveAttempt } from "../results/resolve.js";
import { isUsableRedirection } from "./usable-redirection.js";

/**
 * Redirects the buyer, to authenticate or to pay. If they can pay there, the shop confirms the order and the attempt
 * claims it before the redirect: from then on it may be paid, whatever the buyer does next.
 */
export async function leave(context: ChargeContext, attempt: Attempt, facts: AttemptFacts): Promise<Attempt> {
  const method = methodOf(context, attempt);
  const left = { ...attempt, facts: { ...attempt.facts, ...facts } };
  const form = postFormOf(context, method, methodContext(context, attempt), left);
  if (!isUsableRedirection(form?.action)) {
    return resolveAttempt(context, attempt, {
      to: "abandoned",
      what: `${attempt.paymentMethod}: the address to redirect to is not https`,
      facts: { maskedPan: facts.maskedPan, reason: "redirection-unusable" },
    });
  }
  const maybePaid = method.fundsMoveAt === "redirect";
  if (maybePaid) {
    const confirmed = await confirmOrder(context, attempt, facts);
    if (!confirmed.stands) return confirmed.attempt;
  }
  const now = context.now();
  const moved = await context.journal.move(attempt.reference, {
    to: "redirected",
    at: now,
    what: whyAway(maybePaid, facts),
    facts: {
      ...facts,
      ...(maybePaid && { orderedAt: now, merchantId: context.gateway.merchantId, mayPayAway: true }),
    },
    checkAt: awaitedUntil(attempt, now),
    ...(maybePaid && { claimsOrder: true }),
  });
  if (moved.kind === "order-taken") return giveUpPaidElsewhere(context, moved.attempt, moved.by, facts);
  return moved.kind === "missing" ? attempt : moved.attempt;
}

function whyAway(maybePaid: boolean, { authentication }: AttemptFacts): string {
  if (maybePaid) return "the buyer is sent away and may pay there";
  return authentication === "challenge"
    ? "the holder must authenticate"
    : "the buyer is sent away to agree to the payment";
}
