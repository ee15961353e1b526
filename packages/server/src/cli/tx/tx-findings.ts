import { hasResult, type Attempt } from "../../domain/attempt.js";
import { leftBy } from "../../operations/amount-left.js";
import { compareOperations } from "./compare-operations.js";
import { compareStates } from "./compare-states.js";
import { contradiction } from "./contradiction.js";
import type { Finding } from "./finding.js";
import { returnedDebit } from "./returned-debit.js";
import { refusedInstalments } from "./tx-instalments.js";
import type { TxView } from "./tx-view.js";

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

/** A surplus payment of its order that was not given back yet. */
function oneTooMany({ overpaid, reference, operations }: TxView): readonly Finding[] {
  const isBack = operations.some((one) => one.state === "accepted" && leftBy(one) === 0);
  if (!overpaid?.refund.includes(reference) || isBack) return [];
  return [
    {
      what: `The order was paid twice: ${overpaid.keep} counts, and this is a surplus payment.`,
      todo: `Give it back: payments.operations.refundOverpayment, the shop's back office, or sips cancel ${reference}; once it is captured, sips refund.`,
    },
  ];
}

/** A result of which the shop should have been notified by now. */
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
