import { isFailure, type Attempt } from "../domain/attempt.js";
import { withChallenge } from "../domain/order.js";
import { startPayment, type Given, type StartPaymentContext } from "./start-payment.js";

/**
 * Retries a soft-declined attempt, with the same card and a challenge. Returns the attempt that the buyer continues
 * with: the new one, or the declined one if the new one did not reach the bank (a payment token may be valid for one
 * call only).
 */
export async function retryWithChallenge(
  context: StartPaymentContext,
  declined: Attempt,
  given: Given,
): Promise<Attempt> {
  const { retriedBy } = declined.facts;
  if (declined.state !== "refused" || retriedBy === undefined) return declined;
  const claimed = await context.journal.move(retriedBy, {
    to: "starting",
    at: context.now(),
    what: "the bank wants to ask the holder: the enrolment is being sent again, with a challenge",
    checkAt: context.now() + context.sessionLifeMs,
  });
  if (claimed.kind !== "moved") return declined;
  const retried = await startPayment(context, claimed.attempt, {
    ...given,
    order: withChallenge(given.order),
  });
  return isFailure(retried.state) && retried.facts.orderedAt === undefined ? declined : retried;
}
