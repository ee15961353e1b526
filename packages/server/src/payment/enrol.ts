import type { IncomingMessage } from "node:http";
import type { AnswerOf } from "@sips-kit/protocol";
import type { Outcome } from "../gateway/gateway.js";
import type { Attempt, AttemptFacts } from "./attempt.js";
import { addressOf } from "../rate-limits/address.js";
import { buyerOf } from "./buyer.js";
import { refuseCardWhenBusy } from "./admission.js";
import { callGateway } from "./call-gateway.js";
import { endWhenLimited, limitKeysOf } from "./end-when-limited.js";
import { PaymentError } from "./errors.js";
import { countTry } from "../rate-limits/count-try.js";
import { refuseOtherMode } from "./mode-binding.js";
import { enrolCard, tokenFor, type CardInput, type PayInput } from "./methods/card.js";
import { enrolSavedCard } from "./methods/wallet.js";
import { whereTo, type Next } from "./next.js";
import { findOrder, isSameOrder, type Order } from "./order.js";
import { refuseWhenPaid } from "./order-holder.js";
import { openPaySession, sessionExpired, sessionInvalid } from "./pay-session.js";
import { placeOrder } from "./place-order.js";
import { settle } from "./settle.js";
import type { Desk } from "./settings.js";
import { returnUrl } from "./signed-links.js";
import { isUsableRedirection } from "./usable-redirection.js";

/**
 * Steps 2 to 4: the card has come in, behind a token or encrypted. Asks the gateway whether its holder must
 * authenticate; where not, goes on to the order at once.
 */
export async function enrol(desk: Desk, input: PayInput, request: IncomingMessage): Promise<Next> {
  const opened = await openSession(desk, input.session);
  refuseOtherMode(desk, opened.mode, input.card);
  const order = await findOrder(desk.resolveOrder, opened.orderId, {
    step: "submit",
    buyer: buyerOf(request),
  });
  refuseWhenChanged(opened, order);
  refuseCardWhenBusy(desk);
  const { reference, facts } = opened;
  const [isHuman] = await Promise.all([
    countTry(desk, "sent", request, { orderId: order.orderId, reference, isHuman: facts.isHuman }),
    refuseWhenPaid(desk, order.orderId),
  ]);
  const visitor: Visitor = { request, isHuman };
  const attempt = await claim(desk, opened);
  const more = { merchantReturnUrl: returnUrl(desk, attempt), customerIpAddress: addressOf(request) };
  const given = input.card;
  if ("paymentMeanId" in given) {
    const saved = await callGateway(desk, attempt, "walletCheckEnrollment", () =>
      enrolSavedCard(desk, attempt, order, given, more),
    );
    return whereTo(desk, await afterEnrolment(desk, attempt, "walletCheckEnrollment", saved, visitor));
  }
  const exchanged = await withToken(desk, attempt, given);
  if ("ended" in exchanged) return whereTo(desk, exchanged.ended);
  const { card } = exchanged;
  const outcome = await callGateway(desk, attempt, "cardCheckEnrollment", () =>
    enrolCard(desk, attempt, order, { ...input, card }, more),
  );
  return whereTo(desk, await afterEnrolment(desk, attempt, "cardCheckEnrollment", outcome, visitor));
}

/** Who sends the card. */
interface Visitor {
  readonly request: IncomingMessage;
  /** True when they have proved to be human. */
  readonly isHuman: boolean;
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
    to: "enrolling",
    at: desk.now(),
    what: "the enrolment is being sent",
    checkAt: opened.expiresAt,
  });
  if (moved.kind === "moved") return moved.attempt;
  throw alreadySent(desk, moved.kind === "missing" ? opened : moved.attempt);
}

/** `via: "token"`: the ciphertexts become a token first. */
async function withToken(
  desk: Desk,
  attempt: Attempt,
  card: CardInput,
): Promise<{ readonly card: CardInput } | { readonly ended: Attempt }> {
  if ("paymentToken" in card || desk.cse?.via !== "token") return { card };
  const outcome = await callGateway(desk, attempt, "paymentTokenGenerate", () =>
    tokenFor(desk.gateway, card),
  );
  if (outcome.kind === "accepted" && outcome.answer.paymentToken) {
    return { card: { paymentToken: outcome.answer.paymentToken } };
  }
  return { ended: await endBeforeOrder(desk, attempt, "paymentTokenGenerate", outcome) };
}

/** What the two enrolments answer alike. */
type Enrolled = Pick<
  AnswerOf<"cardCheckEnrollment">,
  | "redirectionData"
  | "messageVersion"
  | "redirectionUrl"
  | "paReqMessage"
  | "maskedPan"
  | "tokenPan"
  | "errorFieldName"
>;

async function afterEnrolment(
  desk: Desk,
  attempt: Attempt,
  method: "cardCheckEnrollment" | "walletCheckEnrollment",
  outcome: Outcome<Enrolled>,
  visitor: Visitor,
): Promise<Attempt> {
  if (outcome.kind !== "accepted") return endBeforeOrder(desk, attempt, method, outcome);
  const { redirectionData, messageVersion, redirectionUrl, paReqMessage, maskedPan } = outcome.answer;
  const limitKeys = limitKeysOf(desk, attempt, outcome.answer);
  const known = { redirectionData, messageVersion, redirectionUrl, paReqMessage, maskedPan };
  const facts: AttemptFacts = { ...known, limitKeys };
  if (!visitor.isHuman) await endWhenLimited(desk, attempt, visitor.request, { maskedPan, limitKeys });
  // No address to redirect to: frictionless, or the card takes no part in 3-D Secure.
  if (redirectionUrl === undefined) return (await placeOrder(desk, attempt, undefined, facts)).attempt;
  if (!isUsableRedirection(redirectionUrl)) {
    return settle(desk, attempt, {
      to: "abandoned",
      what: `${method} answered an address that is not https`,
      facts: { maskedPan, reason: "redirection-unusable" },
    });
  }
  const moved = await desk.journal.move(attempt.reference, {
    to: "awaiting-buyer",
    at: desk.now(),
    what: "the holder must authenticate",
    facts,
    checkAt: attempt.expiresAt,
  });
  return moved.kind === "missing" ? attempt : moved.attempt;
}

/** A call before the order has not gone through. It charges nothing, so the attempt ends here, whatever became of it. */
function endBeforeOrder(
  desk: Desk,
  attempt: Attempt,
  method: string,
  outcome: Outcome<{ readonly errorFieldName?: string; readonly maskedPan?: string }>,
): Promise<Attempt> {
  switch (outcome.kind) {
    case "refused":
      return settle(desk, attempt, {
        to: "refused",
        what: `${method} refused`,
        facts: { responseCode: outcome.code, maskedPan: outcome.answer.maskedPan },
        details: { code: outcome.code, errorFieldName: outcome.answer.errorFieldName },
      });
    case "not-sent":
      return settle(desk, attempt, {
        to: "abandoned",
        what: `${method} could not be sent`,
        facts: { reason: "enrolment-not-sent" },
        details: { code: outcome.error.code },
      });
    default:
      return settle(desk, attempt, {
        to: "abandoned",
        what: `the answer of ${method} was lost; nothing was ordered`,
        facts: { reason: "enrolment-lost" },
        details: { code: outcome.kind === "unknown" ? outcome.error.code : outcome.code },
      });
  }
}
