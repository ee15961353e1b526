import type { IncomingMessage } from "node:http";
import type { PaymentNext } from "@sips-kit/protocol";
import { refuseCardWhenBusy } from "./admission.js";
import type { Attempt } from "./attempt.js";
import { buyerOf } from "./buyer.js";
import { PaymentError } from "./errors.js";
import { countTry } from "../rate-limits/count-try.js";
import type { SubmitInput } from "./methods/card.js";
import { refuseOtherMode } from "./mode-binding.js";
import { whereTo } from "./next-step.js";
import { findOrder } from "./find-order.js";
import { isSameOrder, type Order } from "./order.js";
import { refuseWhenPaid } from "./order-claim.js";
import { openPaySession, sessionExpired, sessionInvalid } from "./pay-session.js";
import { payWith } from "./pay-with.js";
import { retryWithChallenge } from "./retry-with-challenge.js";
import type { Desk } from "./settings.js";
import { wasSoftDeclined, withChallenge } from "./soft-decline.js";

/**
 * Steps 2 to 4: the card has come in, behind a token or encrypted. Asks the gateway whether its holder must
 * authenticate; where not, goes on to the order at once. A bank that declines such an order only because it wants to ask
 * the holder is asked once more, with a challenge.
 */
export async function submit(desk: Desk, input: SubmitInput, request: IncomingMessage): Promise<PaymentNext> {
  const opened = await openSession(desk, input.session);
  refuseOtherMode(desk, opened.mode, input.card);
  const found = await findOrder(desk, opened.orderId, {
    step: "submit",
    buyer: buyerOf(request),
  });
  refuseWhenChanged(opened, found);
  refuseCardWhenBusy(desk);
  const { reference, facts } = opened;
  const { orderId } = found;
  const [isHuman, isDeclinedBefore] = await Promise.all([
    countTry(desk, "sent", request, { orderId, reference, isHuman: facts.isHuman }),
    wasSoftDeclined(desk, orderId),
    refuseWhenPaid(desk, orderId),
  ]);
  const order = isDeclinedBefore ? withChallenge(found) : found;
  const given = { order, input, visitor: { request, isHuman } };
  const paid = await payWith(desk, await claim(desk, opened), given);
  return whereTo(desk, await retryWithChallenge(desk, paid, given));
}

async function openSession(desk: Desk, session: string): Promise<Attempt> {
  const attempt = await desk.journal.read(openPaySession(desk, session).reference);
  if (!attempt) throw sessionInvalid();
  if (attempt.state !== "opened") throw alreadySent(desk, attempt);
  if (desk.now() >= attempt.expiresAt) throw sessionExpired();
  return attempt;
}

/** A double click, a reload, a second tab: the first one goes on, the others are told where. */
function alreadySent(desk: Desk, attempt: Attempt): PaymentError {
  if (attempt.state === "abandoned" && attempt.facts.reason === "session-expired") {
    return sessionExpired();
  }
  const { url } = whereTo(desk, attempt);
  return new PaymentError("PAYMENT_ALREADY_SENT", "This payment was sent already.", { url });
}

/** The shop's basket may have changed since the form appeared; buyers must see what they pay. */
function refuseWhenChanged(attempt: Attempt, order: Order): void {
  if (isSameOrder(order, attempt)) return;
  throw new PaymentError(
    "PAYMENT_ORDER_CHANGED",
    "The order's amount has changed since this form was opened; open a new session.",
  );
}

/** One sender wins: the move is a compare-and-set, and it is in the journal before the call goes out. */
async function claim(desk: Desk, opened: Attempt): Promise<Attempt> {
  const moved = await desk.journal.move(opened.reference, {
    to: "starting",
    at: desk.now(),
    what: "the enrolment is being sent",
    checkAt: opened.expiresAt,
  });
  if (moved.kind === "moved") return moved.attempt;
  throw alreadySent(desk, moved.kind === "missing" ? opened : moved.attempt);
}
