import type { AnswerOf } from "@sips-kit/protocol";
import type { Outcome } from "../../gateway/gateway.js";
import type { JournalEvent } from "../../journal/journal.js";
import { followsPayment, isOver, type Operation } from "../../domain/operation.js";
import type { Overpaid } from "../../domain/payment-to-keep.js";
import { hasResult, type Attempt, type AttemptState } from "../../domain/attempt.js";
import { usualReturnedStatuses } from "../../payment-methods/debit-order.js";
import { contradictedField } from "../../proof/attempt-echo.js";
import { readTransaction } from "../../proof/interpret.js";
import type { Hold } from "../../rate-limits/count.js";
import { leastLeftBy } from "../../operations/amount-left.js";
import type { Finding } from "./finding.js";
import { refusedInstalments, type TxInstalment } from "./tx-instalments.js";

/** Both sides of a payment. */
export interface TxView {
  readonly reference: string;
  readonly attempt: Attempt | undefined;
  /** Staff have taken it: it has no events, and nobody is notified. */
  readonly isByStaff: boolean;
  readonly events: readonly JournalEvent[];
  readonly operations: readonly Operation[];
  /** The limits that block its buyer, order or card now. */
  readonly limits: readonly Hold[];
  readonly outcome: Outcome<AnswerOf<"getTransactionData">>;
  /** Its order was paid more than once. */
  readonly overpaid: Overpaid | undefined;
  /** Of an order in instalments, the payment's own first; otherwise empty. */
  readonly instalments: readonly TxInstalment[];
  /** The other payments of its order, but those that charge its instalments; the newest first. */
  readonly others: readonly Attempt[];
  readonly now: number;
}

/** The differences between journal and gateway, the most serious first; empty when there are none. */
export function findingsOf(view: TxView): readonly Finding[] {
  const { attempt, outcome } = view;
  if (outcome.kind === "unknown" && outcome.error.field !== undefined) {
    return [contradiction(outcome.error.field, outcome.error.code)];
  }
  if (outcome.kind === "not-sent" || outcome.kind === "unknown") {
    return [{ what: "The gateway could not be queried.", todo: "Run this command again in a moment." }];
  }
  const isKnown = outcome.kind === "accepted";
  if (!isKnown && outcome.code !== "25") {
    const todo = "Check SIPS_MERCHANT_ID, the key and the environment; sips codes explains the code.";
    return [{ what: `The gateway refuses the query (code ${outcome.code}).`, todo }];
  }
  if (!attempt) return [notInJournal(isKnown)];
  return [
    ...compareStates(view, attempt),
    ...returnedDebit(view, attempt),
    ...contradictedAnswers(view, attempt),
    ...compareOperations(view),
    ...refusedInstalments(view.instalments),
    ...oneTooMany(view),
    ...unnotified(view, attempt),
  ];
}

/** The gateway's record contradicts the attempt, or proves nothing, so no query can resolve it. */
function contradiction(field: string, code: string): Finding {
  const lacks = code === "GATEWAY_ECHO_MISSING";
  return {
    what: lacks
      ? `The gateway's record does not repeat ${field} (${code}).`
      : `The gateway's record has another ${field} than the journal (${code}).`,
    todo: lacks
      ? "This is not resolved automatically. Ask the bank whether its gateway leaves the field out; if so, set requireEchoes to false."
      : "This is not resolved automatically: compare it with the order, and ask the bank before anything is sent.",
  };
}

/** A surplus payment of its order that was not given back yet. */
function oneTooMany({ overpaid, reference, operations }: TxView): readonly Finding[] {
  const isBack = operations.some(({ kind, state }) => /refund|cancel/.test(kind) && state === "accepted");
  if (!overpaid?.refund.includes(reference) || isBack) return [];
  return [
    {
      what: `The order was paid twice: ${overpaid.keep} counts, and this is a surplus payment.`,
      todo: `Give it back: payments.operations.refundOverpayment, the shop's back office, or sips cancel ${reference}; once it is captured, sips refund.`,
    },
  ];
}

/** An answer to the charge contradicted the payment, which has no result yet. */
function contradictedAnswers({ events }: TxView, { state }: Attempt): readonly Finding[] {
  if (state !== "unknown") return [];
  const answer = events.findLast(({ details }) => details["field"] !== undefined);
  if (!answer) return [];
  const { field, code } = answer.details;
  return [
    {
      what: `An answer of the gateway contradicted the payment in ${field} (${code}): ${answer.what}.`,
      todo: "If it happens again, look for a proxy between shop and gateway that mixes up answers.",
    },
  ];
}

function notInJournal(isKnown: boolean): Finding {
  return isKnown
    ? {
        what: "The gateway has this transaction, but the journal does not know it.",
        todo: "Is it the right --journal? If so, it was created outside of this shop's server: by sips call, or in the bank's portal.",
      }
    : {
        what: "Neither the journal nor the gateway knows this reference.",
        todo: "Check the spelling, the --journal, and the shop (SIPS_MERCHANT_ID).",
      };
}

/** Compares the journal's state with the state that the gateway's answer would lead to. */
function compareStates(view: TxView, attempt: Attempt): readonly Finding[] {
  const { outcome } = view;
  const told = readTransaction(attempt, outcome, { isPastSession: false });
  const field = outcome.kind === "accepted" ? contradictedField(attempt, outcome.answer) : undefined;
  if (field !== undefined) return [contradiction(field, "GATEWAY_ECHO_MISMATCH")];
  const gateway = outcome.kind === "accepted" ? told.to : "not there";
  // After a forged return, the reconciler queries the earlier charge once the session has ended.
  const isAskedLater = attempt.state === "redirected" && attempt.facts.orderedAt !== undefined;
  const todo = todoFor(isAskedLater && gateway !== "not there" ? "unknown" : attempt.state, gateway);
  if (todo === undefined) return [];
  return [{ what: `The journal says ${attempt.state}, the gateway ${said[gateway] ?? gateway}.`, todo }];
}

/** A debit that was accepted, and that the bank has returned since the reconciler has last looked. */
function returnedDebit({ outcome, now }: TxView, { state, facts }: Attempt): readonly Finding[] {
  const { followedUntil } = facts;
  if (state !== "accepted" || followedUntil === undefined || outcome.kind !== "accepted") return [];
  const { transactionStatus = "" } = outcome.answer;
  if (!usualReturnedStatuses.includes(transactionStatus)) return [];
  return [
    {
      what: `The bank has returned this debit (${transactionStatus}), and the journal still says accepted.`,
      todo:
        now < followedUntil
          ? `The reconciler notices it within a day, and calls onChange. ${resolvedByItself}`
          : "It is followed no longer (followForDays), and the shop is not told: its order is not paid any more.",
    },
  ];
}

const said: { readonly [gateway: string]: string } = {
  "not there": "knows no such transaction",
  unknown: "has not decided yet",
  accepted: "has accepted it",
  refused: "has refused it",
  "in-review": "holds it for fraud review",
};

const resolvedByItself =
  "The reconciler resolves this: make sure that a server with payments.start() is running, or call payments.reconcile().";
const paidWithoutOrder =
  "The buyer was charged although the journal says they were not. Ship the order, or give the money back: by sips cancel or, once it is captured, sips refund, or in the shop's back office.";
const notifyNothing =
  "Ship nothing more. Check that SIPS_MERCHANT_ID and the environment are those of the payment, then ask the bank.";

/** What to do when the journal says one thing and the gateway another; undefined when they agree. */
function todoFor(journal: AttemptState, gateway: AttemptState | "not there"): string | undefined {
  switch (journal) {
    case "opened":
    case "starting":
    case "redirected":
    case "refused":
    case "abandoned":
      return gateway === "accepted" || gateway === "in-review" ? paidWithoutOrder : undefined;
    case "charging":
    case "unknown":
      return gateway === "not there"
        ? `Wait: the gateway's records may lag behind. ${resolvedByItself}`
        : resolvedByItself;
    case "accepted":
      return gateway === "accepted" ? undefined : notifyNothing;
    case "in-review":
      if (gateway === "in-review") return "Decide: accept or refuse the review before it expires.";
      return gateway === "accepted" || gateway === "refused"
        ? `The review was decided outside of this shop's server. The reconciler notices it within an hour. ${resolvedByItself}`
        : notifyNothing;
  }
}

const undone = /^(CANCELLED|CREDITED|REFUNDED|EXPIRED|TO_CREDIT)$/;

/** Money that was refunded, or never captured, without an operation of this shop. */
function compareOperations(view: TxView): readonly Finding[] {
  const { operations, outcome } = view;
  const open = operations.filter(
    (operation) => operation.state === "unknown" || operation.state === "sending",
  );
  const findings = open.map((operation) => ({
    what: `The ${operation.kind} ${operation.idempotencyKey} has no result yet.`,
    todo: `Do not send it again. ${resolvedByItself}`,
  }));
  const changing = operations.filter(({ kind }) => !followsPayment(kind));
  if (outcome.kind !== "accepted" || changing.some(({ state }) => !isOver(state))) return findings;
  const what = changedElsewhere(view, changing, outcome.answer);
  return what === undefined ? findings : [...findings, { what, todo: wasChangedElsewhere }];
}

const wasChangedElsewhere =
  "It was changed in the bank's portal, by sips call, or by expiry. Make sure that the shop's order matches.";

/** What the gateway's record shows that no operation in the journal explains, in words. */
function changedElsewhere(
  { attempt }: TxView,
  operations: readonly Operation[],
  { transactionStatus = "", originAmount, currentAmount }: AnswerOf<"getTransactionData">,
): string | undefined {
  const accepted = operations.filter(({ state }) => state === "accepted");
  if (undone.test(transactionStatus) && accepted.length === 0)
    return `The transaction is ${transactionStatus} at the gateway, but no operation in the journal explains it.`;
  if (attempt?.state !== "accepted" || originAmount === undefined || currentAmount === undefined)
    return undefined;
  const explained = Math.min(Number(originAmount), ...accepted.flatMap((one) => leastLeftBy(one) ?? []));
  if (Number(currentAmount) >= explained) return undefined;
  return `The gateway has ${currentAmount} of this payment left; operations in the journal leave ${explained}.`;
}

function unnotified({ now }: TxView, attempt: Attempt): readonly Finding[] {
  // A notification takes a moment, and the first retry comes after five seconds.
  const isLate = now - attempt.updatedAt > 60_000;
  // No notification is scheduled when another attempt has claimed the order: this failure is not reported.
  if (!hasResult(attempt.state) || attempt.notifyAt === undefined || !isLate) return [];
  return [
    {
      what: "The shop has not processed the result yet: onResult was not called, or it failed.",
      todo: "Check the server's log for 'onResult failed'; payments.start() or payments.reconcile() calls it again.",
    },
  ];
}
