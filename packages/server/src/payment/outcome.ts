import type { AnswerOf } from "@sips-kit/protocol";
import type { Outcome } from "../gateway/gateway.js";
import type { Attempt, AttemptFacts, AttemptState } from "./attempt.js";
import type { EventDetails } from "../journal/journal.js";
import type { Desk } from "./settings.js";

/** What an answer means for an attempt. */
export interface Result {
  readonly to: AttemptState;
  readonly what: string;
  readonly facts?: AttemptFacts;
  readonly details?: EventDetails;
}

type OrderAnswer = AnswerOf<"cardValidateAuthenticationAndOrder">;
type TransactionAnswer = AnswerOf<"getTransactionData">;

/** Reads the answer of the call that charges. What was lost is `unknown`, whatever the reason. */
export async function readOrderAnswer(
  desk: Desk,
  attempt: Attempt,
  outcome: Outcome<OrderAnswer>,
): Promise<Result> {
  switch (outcome.kind) {
    case "accepted":
      return acceptedOrHeld(desk, attempt, outcome.answer);
    case "refused":
      if (isForgedReturn(attempt, outcome.answer)) {
        return {
          to: "awaiting-buyer",
          what: "the return was not the ACS's own",
          details: { code: outcome.code },
        };
      }
      // The reference was ordered before, by us: the answer to that order is what counts.
      if (outcome.code === "24" || outcome.code === "94") {
        return {
          to: "unknown",
          what: `order answered ${outcome.code}: ordered before`,
          details: { code: outcome.code },
        };
      }
      return {
        to: "refused",
        what: "order refused",
        facts: factsOf(outcome.answer, outcome.code),
        details: { code: outcome.code, errorFieldName: outcome.answer.errorFieldName },
      };
    case "not-sent":
      return {
        to: "abandoned",
        what: "order could not be sent",
        facts: { reason: "order-not-sent" },
        details: { code: outcome.error.code },
      };
    case "unknown":
      return { to: "unknown", what: "the order's answer was lost", details: { code: outcome.error.code } };
  }
}

/**
 * An accepted order whose score is orange may be held for fraud review; the order's answer has no field for it, so the
 * transaction is read. When it cannot be read the order counts as held: nothing is delivered by mistake.
 */
async function acceptedOrHeld(desk: Desk, attempt: Attempt, answer: OrderAnswer): Promise<Result> {
  const facts = factsOf(answer, "00");
  if (answer.scoreColor !== "ORANGE") return { to: "accepted", what: "order accepted", facts };
  const query = await desk.gateway.getTransactionData({ transactionReference: attempt.reference });
  const status = query.kind === "accepted" ? query.answer.transactionStatus : "TO_CHALLENGE";
  return status === "TO_CHALLENGE"
    ? {
        to: "challenged",
        what: "order accepted, held for fraud review",
        facts: { ...facts, transactionStatus: status },
      }
    : { to: "accepted", what: "order accepted", facts: { ...facts, transactionStatus: status } };
}

/**
 * True when the gateway says that what the return has brought is at fault: somebody has posted something to the return
 * address. The gateway has ended nothing then, and the true return may still come. See docs/open-questions.md.
 */
function isForgedReturn({ facts }: Attempt, { errorFieldName = "" }: OrderAnswer): boolean {
  if (facts.tries === undefined) return false;
  if (errorFieldName === "paResMessage") return true;
  // Without PaReq the return has replaced these two.
  return facts.paReqMessage === undefined && ["redirectionData", "messageVersion"].includes(errorFieldName);
}

/**
 * Reads what the gateway holds on a transaction whose order was lost.
 *
 * @param isPastSession true when this process has found no trace of it for so long that the gateway can neither take
 *   the order any more nor have taken it unseen
 */
export function readTransaction(
  attempt: Attempt,
  outcome: Outcome<TransactionAnswer>,
  isPastSession: boolean,
): Result {
  if (outcome.kind === "accepted") return fromStatus(attempt, outcome.answer);
  if (hasNoTrace(outcome) && isPastSession) {
    return {
      to: "abandoned",
      what: "the gateway knows of no order after the end of the session",
      facts: { reason: "never-ordered" },
      details: { code: "25" },
    };
  }
  const code = "code" in outcome ? outcome.code : outcome.error.code;
  return { to: "unknown", what: "asked; the gateway cannot tell yet", details: { code } };
}

/** True when the gateway itself has said, under its seal, that it knows of no such transaction. */
export function hasNoTrace(outcome: Outcome<TransactionAnswer>): boolean {
  return outcome.kind === "refused" && outcome.code === "25";
}

function fromStatus(attempt: Attempt, answer: TransactionAnswer): Result {
  const { responseCode, transactionStatus, originAmount } = answer;
  const facts = { ...factsOf(answer, responseCode), transactionStatus };
  const details = { responseCode, transactionStatus };
  if (originAmount !== undefined && originAmount !== String(attempt.amountMinor)) {
    return { to: "unknown", what: "the gateway holds another amount; a person must look", details };
  }
  if (transactionStatus === "TO_CHALLENGE") {
    return { to: "challenged", what: "found, held for fraud review", facts, details };
  }
  if (
    transactionStatus === "PENDING" ||
    responseCode === "60" ||
    responseCode === "62" ||
    responseCode === undefined
  ) {
    return { to: "unknown", what: "found, not decided yet", details };
  }
  // The status has the last word: a held order that the merchant refuses keeps its responseCode of 00.
  if (responseCode !== "00" || transactionStatus === "REFUSED") {
    return { to: "refused", what: "found, refused", facts, details };
  }
  if (transactionStatus === "CANCELLED" || transactionStatus === "EXPIRED") {
    const ended = { ...facts, reason: "cancelled" as const };
    return { to: "abandoned", what: "found, cancelled or expired since", facts: ended, details };
  }
  return { to: "accepted", what: "found, accepted", facts, details };
}

/** What the journal keeps of an answer: nothing of the card but its mask. */
function factsOf(answer: OrderAnswer | TransactionAnswer, responseCode: string | undefined): AttemptFacts {
  return {
    responseCode,
    acquirerResponseCode: answer.acquirerResponseCode,
    authorisationId: answer.authorisationId,
    maskedPan: answer.maskedPan,
    paymentMeanBrand: answer.paymentMeanBrand,
    holderAuthentStatus: answer.holderAuthentStatus,
    scoreColor: answer.scoreColor,
    // Only the order's answer tells who bears the loss.
    guaranteeIndicator: "guaranteeIndicator" in answer ? textOf(answer.guaranteeIndicator) : undefined,
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
