import type { GatewayErrorCode } from "../gateway/errors.js";
import type { Outcome } from "../gateway/gateway.js";
import type { AbandonReason, Attempt, AttemptFacts, AttemptState } from "../domain/attempt.js";
import type { EventDetails } from "../journal/journal.js";
import { contradictedField } from "./attempt-echo.js";
import type { ChargeAnswer, QueryAnswer } from "../payment-methods/payment-method.js";
import { maskCardNumbers } from "../gateway/redact.js";
import { standingOf } from "./transaction-standing.js";

/** What an answer means for an attempt. */
export interface Result {
  readonly to: AttemptState;
  readonly what: string;
  readonly facts?: AttemptFacts;
  readonly details?: EventDetails;
  /** See `Move`. */
  readonly claimsOrder?: boolean;
}

/** What the answer to a query may prove, given the circumstances. */
export interface Proves {
  /** True when the gateway has shown no trace for long enough to prove that it was never charged. */
  readonly isPastSession: boolean;
  /** False when a transaction shown as refused may still have been paid. Default: true. */
  readonly refusalCounts?: boolean;
  /** Why an attempt without a trace at the gateway is given up. Default: `never-ordered`. */
  readonly reason?: AbandonReason;
}

/**
 * Interprets a query about a transaction whose answer was lost, or whose buyer did not come back. Only a sealed 25
 * means that there is no such transaction; any other refusal means that the query failed.
 */
export function readTransaction(attempt: Attempt, outcome: Outcome<QueryAnswer>, proves: Proves): Result {
  if (outcome.kind === "accepted") {
    const told = fromTransaction(attempt, outcome.answer);
    const isUnproven = told.to === "refused" && proves.refusalCounts === false;
    return isUnproven ? fromAbsence(attempt, proves, outcome.answer.responseCode) : told;
  }
  if (hasNoTrace(outcome)) return fromAbsence(attempt, proves, "25");
  if (outcome.kind === "refused") {
    return {
      to: "unknown",
      what: "asked; the gateway refuses to tell",
      details: { code: outcome.code },
    };
  }
  const { code, field } = outcome.error;
  if (field !== undefined) return contradicted("the gateway's record", field, code);
  return { to: "unknown", what: "asked; the gateway cannot tell yet", details: { code } };
}

/** The gateway does not show the transaction: it was never charged, or the gateway's records lag behind. */
function fromAbsence(
  attempt: Attempt,
  { isPastSession, reason = "never-ordered" }: Proves,
  code: string | undefined,
): Result {
  const details = { code };
  const { scoreColor, acquirerResponseCode } = attempt.facts;
  if (scoreColor === "ORANGE" || acquirerResponseCode !== undefined) {
    // It has answered the charge, so the transaction exists; waiting cannot prove that it was not paid.
    const what = "asked; the gateway has answered the order and does not show it; manual check needed";
    return { to: "unknown", what, details };
  }
  if (!isPastSession) {
    return { to: "unknown", what: "asked; the gateway cannot tell yet", details };
  }
  return {
    to: "abandoned",
    what: "the gateway knows of no order after the end of the session",
    facts: { reason },
    details,
  };
}

/** True when the gateway itself has said, under its seal, that it knows of no such transaction. */
export function hasNoTrace(outcome: Outcome<QueryAnswer>): boolean {
  return outcome.kind === "refused" && outcome.code === "25";
}

/** Interprets a transaction that the gateway shows. */
export function fromTransaction(attempt: Attempt, answer: QueryAnswer): Result {
  const { responseCode, transactionStatus } = answer;
  const field = contradictedField(attempt, answer);
  if (field !== undefined) return contradicted("the gateway's record", field);
  const facts = { ...factsOf(answer, responseCode), transactionStatus };
  const details = { responseCode, transactionStatus };
  switch (standingOf(answer)) {
    case "held":
      return { to: "in-review", what: "found, held for fraud review", facts, details };
    case "pending":
      return { to: "unknown", what: "found, not decided yet", details };
    case "refused":
      return { to: "refused", what: "found, refused", facts, details };
    case "ended": {
      const ended = { ...facts, reason: "cancelled" as const };
      return { to: "abandoned", what: "found, cancelled or expired since", facts: ended, details };
    }
    case "accepted":
      return { to: "accepted", what: "found, accepted", facts, details };
  }
}

/** The result for an answer that contradicts the attempt: it proves nothing. Never contains the values themselves. */
export function contradicted(
  whose: "the order's answer" | "the gateway's record",
  field: string,
  code: GatewayErrorCode = "GATEWAY_ECHO_MISMATCH",
): Result {
  const doubt = { to: "unknown", details: { code, field } } as const;
  const isMissing = code === "GATEWAY_ECHO_MISSING";
  if (whose === "the order's answer") {
    return isMissing
      ? { ...doubt, what: `the order's answer lacks ${field}; the gateway is being asked` }
      : { ...doubt, what: `the order's answer has another ${field}; the gateway is being asked` };
  }
  // A query is the last resort: no other call could resolve the contradiction.
  return isMissing
    ? { ...doubt, what: `the gateway's record lacks ${field}; manual check needed` }
    : { ...doubt, what: `the gateway's record has another ${field}; manual check needed` };
}

/** What the journal keeps of an answer; of the card, only the masked number. */
export function factsOf(answer: ChargeAnswer | QueryAnswer, responseCode: string | undefined): AttemptFacts {
  return {
    responseCode,
    acquirerResponseCode: answer.acquirerResponseCode,
    authorisationId: answer.authorisationId,
    // Should a gateway show a whole account number there.
    maskedPan: answer.maskedPan === undefined ? undefined : maskCardNumbers(answer.maskedPan),
    paymentMeanBrand: answer.paymentMeanBrand,
    mandateId: answer.mandateId,
    valueDate: answer.valueDate,
    holderAuthentStatus: answer.holderAuthentStatus,
    scoreColor: answer.scoreColor,
    captureLimitDate: answer.captureLimitDate,
    schemeTransactionIdentifier: answer.schemeTransactionIdentifier || undefined,
    // Only the charge's answer says who is liable, and how it is captured.
    guaranteeIndicator: "guaranteeIndicator" in answer ? textOf(answer.guaranteeIndicator) : undefined,
    captureMode: "captureMode" in answer ? textOf(answer.captureMode) : undefined,
    captureDay: "captureDay" in answer ? textOf(answer.captureDay) : undefined,
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
