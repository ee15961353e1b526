import type { SourceEdit } from "../run/bundle.js";

/** A bug, planted in the server's source to see whether the simulation finds it. */
export interface Mutation extends SourceEdit {
  readonly name: string;
  /** What it breaks. */
  readonly what: string;
}

const server = "packages/server/src";

/** The planted bugs, each as one edit of one file. */
export const mutations: readonly Mutation[] = [
  {
    name: "claim-ignored",
    what: "an attempt charges an order that another attempt holds",
    file: `${server}/checkout/charge.ts`,
    find: `case "order-taken":`,
    replace: `case "order-taken":
      return {
        attempt: await resolveAttempt(
          context,
          moved.attempt,
          await makeCharge(context, method, moved.attempt, proof, 0),
        ),
        isOurs: true,
      };
    case "never":`,
  },
  {
    name: "claim-let-go-while-unknown",
    what: "an order may be paid again while nobody knows whether it was charged",
    file: `${server}/domain/attempt.ts`,
    find: `return ["charging", "unknown", "accepted", "in-review"].includes(state);`,
    replace: `return ["charging", "accepted", "in-review"].includes(state);`,
  },
  {
    name: "guard-inverted",
    what: "the sender that lost the compare-and-set continues, the winner is refused",
    file: `${server}/checkout/submit.ts`,
    find: `if (moved?.kind === "moved") return moved.attempt;`,
    replace: `if (moved?.kind !== "moved") return opened;`,
  },
  {
    name: "charged-before-journaled",
    what: "the call that charges leaves before the journal says so",
    file: `${server}/checkout/charge.ts`,
    find: `const moved = await context.journal.move(attempt.reference, {`,
    replace: `await sendCharge(context, method, attempt, proof);
  const moved = await context.journal.move(attempt.reference, {`,
  },
  {
    name: "order-not-confirmed",
    what: "an order that the shop has changed is charged",
    file: `${server}/checkout/charge.ts`,
    find: `const confirmed = await confirmOrder(context, attempt, facts);`,
    replace: `const confirmed = { stands: true };`,
  },
  {
    name: "lost-answer-not-sent",
    what: "a call whose answer was lost counts as one that was never sent",
    file: `${server}/gateway/send.ts`,
    find: `kind: hasLeft ? "unknown" : "not-sent"`,
    replace: `kind: "not-sent"`,
  },
  {
    name: "wrong-seal-accepted",
    what: "an answer counts although its seal is wrong",
    file: `${server}/gateway/send.ts`,
    find: `!isSealValid(received, sender.key, sender.algorithm)`,
    replace: `false`,
  },
  {
    name: "money-calls-resent",
    what: "a call that moves money is sent again without a query in between",
    file: `${server}/gateway/retry.ts`,
    find: `methods[name].effect === "read" ? attempts : 1`,
    replace: `attempts`,
  },
  {
    name: "circuit-never-forgets",
    what: "calls are held back after ten failures, however many succeeded in between",
    file: `${server}/gateway/circuit-breaker.ts`,
    find: `      failuresInRow = 0;
      openedAt = undefined;`,
    replace: `      openedAt = undefined;`,
  },
  {
    name: "absence-is-proof-at-once",
    what: "an order that the gateway does not show yet counts as never made",
    file: `${server}/runtime/doubts.ts`,
    find: `return now - known.seenAt >= ownMs;`,
    replace: `return true;`,
  },
  {
    name: "unknown-given-up",
    what: "an order in doubt is given up without a query",
    file: `${server}/reconciler/reconcile.ts`,
    find: `return askAbout(context, attempt);`,
    replace: `return resolveAttempt(context, attempt, { to: "abandoned", what: "given up" });`,
  },
  {
    name: "portal-unwatched",
    what: "nobody looks whether a payment in review was decided in the bank's portal",
    file: `${server}/reconciler/reconcile.ts`,
    find: `return followReview(context, attempt);`,
    replace: `return attempt;`,
  },
  {
    name: "portal-unwatched-for-staff",
    what: "nobody looks whether a payment that staff took, and that is in review, was decided in the bank's portal",
    file: `${server}/operations/move-operation.ts`,
    find: `? { checkAt: at + reviewPaceMs }`,
    replace: `? { checkAt: undefined }`,
  },
  {
    name: "books-lag-forgotten",
    what: "an operation that the gateway does not show after a minute counts as not done",
    file: `${server}/proof/visibility.ts`,
    find: `export const visibilityMs = 5 * 60_000;`,
    replace: `export const visibilityMs = 0;`,
  },
  {
    name: "notified-before-told",
    what: "a result is marked as told before the shop is told",
    file: `${server}/results/notify.ts`,
    find: `const isTold = await tellShop(context, attempt);`,
    replace: `await mark(context, attempt);
    const isTold = await tellShop(context, attempt);`,
  },
  {
    name: "failed-callback-marked",
    what: "a result counts as told although the shop's callback has thrown",
    file: `${server}/results/notify.ts`,
    find: `if (isTold) marking = mark(context, attempt);`,
    replace: `if (isTold || true) marking = mark(context, attempt);`,
  },
  {
    name: "lease-too-short",
    what: "a second server tells the shop while the first one does",
    file: `${server}/results/notify.ts`,
    find: `return callbacks.deadlineMs + marginMs;`,
    replace: `return 0;`,
  },
  {
    name: "event-id-by-clock",
    what: "each notification of one result has an id of its own",
    file: `${server}/results/payment-of.ts`,
    find: "eventId: `${attempt.reference}-${attempt.version}`",
    replace: "eventId: `${attempt.reference}-${context.now()}`",
  },
  {
    name: "callback-without-deadline",
    what: "callbacks that hang keep their slots, and close() waiting",
    file: `${server}/runtime/callback-pool.ts`,
    find: `const callOff = timers.after(deadlineMs, () => resolve(false));`,
    replace: `const callOff = timers.after(deadlineMs * 1e6, () => resolve(false));`,
  },
  {
    name: "idempotency-key-ignored",
    what: "an operation that is asked for twice is sent twice",
    file: `${server}/operations/operate.ts`,
    find: `if (prepared.state !== "prepared" || opened.kind === "known") return prepared;`,
    replace: ``,
  },
  {
    name: "more-than-left",
    what: "more is given back than was paid",
    file: `${server}/operations/amount-left.ts`,
    find: `if (amountMinor <= left && amountMinor > 0)`,
    replace: `if (amountMinor > 0)`,
  },
  {
    name: "operation-assumed-done",
    what: "an operation whose answer was lost counts as done",
    file: `${server}/operations/compare.ts`,
    find: `return before?.currentAmount !== undefined && amount === before.currentAmount - amountMinor;`,
    replace: `return before?.currentAmount !== undefined;`,
  },
  {
    name: "refused-review-accepted",
    what: "a held payment that the merchant refuses is reported accepted",
    file: `${server}/domain/state-after-review.ts`,
    find: `if (kind === "refuseReview") return "refused";`,
    replace: `if (kind === "refuseReview") return "accepted";`,
  },
  {
    name: "redirect-unclaimed",
    what: "a buyer is redirected to where they can pay, and the order stays free for another attempt",
    file: `${server}/checkout/leave.ts`,
    find: `...(maybePaid && { claimsOrder: true }),`,
    replace: ``,
  },
  {
    name: "redirect-given-up-unasked",
    what: "a buyer who was redirected to where they can pay has not come back, and nobody queries whether they paid",
    file: `${server}/reconciler/give-up.ts`,
    find: `return attempt.facts.orderedAt === undefined`,
    replace: `return true`,
  },
  {
    name: "app-payment-not-finalized",
    what: "a payment in an app of which the supplier has not told the gateway is given up without finalizing it",
    file: `${server}/payment-methods/bancontact-mobile.ts`,
    find: `proofWithoutReturn: ({ redirectionData, messageVersion }) => ({ redirectionData, messageVersion }),`,
    replace: ``,
  },
  {
    name: "returned-debit-ignored",
    what: "nobody notices that the bank has returned a debit",
    file: `${server}/payment-methods/debit-order.ts`,
    find: `isReturned: ({ transactionStatus = "" }) => statuses.has(transactionStatus),`,
    replace: `isReturned: () => statuses.has(""),`,
  },
  {
    name: "lost-charge-assumed-not-made",
    what: "a charge of a saved card whose answer was lost counts as not done",
    file: `${server}/operations/new-transaction.ts`,
    find: `return sendOnce(context, { ...prepared, currencyCode: ready.currencyCode }, ready.call);`,
    replace: `const sent = await sendOnce(context, { ...prepared, currencyCode: ready.currencyCode }, ready.call);
  if (sent.kind !== "charge" || sent.state !== "unknown") return sent;
  return moveOperation(context, sent, { to: "not-done", at: context.now(), what: "the answer was lost" });`,
  },
  {
    name: "instalments-charged-at-once",
    what: "later instalments are charged before their day",
    file: `${server}/domain/instalment-plan.ts`,
    find: `return Date.UTC(year, month - 1, day, 7);`,
    replace: `return Date.UTC(year, month - 1, day, 7) * 0;`,
  },
  {
    name: "instalment-in-doubt-charged-again",
    what: "an instalment is charged again while nobody knows whether its last charge was made",
    file: `${server}/operations/read-instalments.ts`,
    find: `if (open) return { state: "charging", ...answerOf(open) };`,
    replace: `if (open?.state === "prepared") return { state: "charging", ...answerOf(open) };`,
  },
  {
    name: "proof-not-journaled",
    what: "the proof in a buyer's return is lost with the answer to it",
    file: `${server}/checkout/charge.ts`,
    find: `...((mayBePaid || confirm) && { proof }),`,
    replace: `...(confirm && { proof }),`,
  },
  {
    name: "overpaid-untold",
    what: "the shop is not told that an order was paid twice",
    file: `${server}/results/find-overpayment.ts`,
    find: `return mayBe ? overpaidAmong`,
    replace: `return mayBe && false ? overpaidAmong`,
  },
  {
    name: "status-before-ignored",
    what: "a refused decision counts as carried out, as the transaction had its status already",
    file: `${server}/operations/compare.ts`,
    find: `return hasStatusOf(kind, status) && !hasStatusOf(kind, before?.transactionStatus);`,
    replace: `return hasStatusOf(kind, status);`,
  },
  {
    name: "own-credit-approved",
    what: "who requested a credit may approve it",
    file: `${server}/operations/four-eyes.ts`,
    find: `if (!isSamePerson(approver, requester)) return;`,
    replace: `if (approver !== "") return;`,
  },
  {
    name: "credits-of-day-unlimited",
    what: "credits of one day exceed its limit",
    file: `${server}/operations/credit.ts`,
    find: `if (asked.amountMinor > left) {`,
    replace: `if (asked.amountMinor > left && approval) {`,
  },
  {
    name: "lost-action-assumed-done",
    what: "a change of a wallet or list whose answer was lost counts as done",
    file: `${server}/actions/carry-out.ts`,
    find: `return { state: "unknown", what:`,
    replace: `return { state: "done", what:`,
  },
  {
    name: "revoked-mandate-debited",
    what: "a saved mandate is debited whatever the gateway says of it",
    file: `${server}/payment-methods/read-mandates.ts`,
    find: `return mandateStatus === undefined || mandateStatus === "ACTIVE";`,
    replace: `return mandateStatus !== "";`,
  },
  {
    name: "mandate-saved-unlooked",
    what: "after a lost answer, a signed mandate is saved again although the wallet holds it",
    file: `${server}/mandates/save-signed.ts`,
    find: `if (means && holdsMandate(means, mandateId)) {`,
    replace: `if (means && holdsMandate(means, "")) {`,
  },
];
