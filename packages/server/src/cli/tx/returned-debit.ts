import type { Attempt } from "../../domain/attempt.js";
import { usualReturnedStatuses } from "../../payment-methods/debit-order.js";
import { resolvedByItself, type Finding } from "./finding.js";
import type { TxView } from "./tx-view.js";

/** A debit that was accepted, and that the bank has returned since the reconciler has last looked. */
export function returnedDebit({ outcome, now }: TxView, { state, facts }: Attempt): readonly Finding[] {
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
