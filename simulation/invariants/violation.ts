/** What must never happen, by a name that is never changed once published. */
export const violationMeanings = {
  "charged-twice":
    "an order was charged more than once, and its buyer had not insisted or the shop was not told that it is overpaid",
  "overpaid-without-charge":
    "the shop was told that an order is overpaid, and a payment it names is no charge",
  "ordered-beside-another":
    "an order is being charged while another attempt is charged for it, or may be, and the buyer had not insisted",
  "accepted-without-charge": "somebody was told accepted, and the gateway holds no such charge",
  "accepted-with-another-charge":
    "somebody was told accepted, and amount, currency or order of the charge differ",
  "held-reported-accepted": "somebody was told accepted of a payment that is held for review",
  "held-reported-failed": "somebody was told that a payment failed that is held for review",
  "refused-but-charged": "somebody was told refused, and the attempt is charged",
  "abandoned-but-charged": "somebody was told abandoned, and the attempt is charged",
  "paid-without-charge": "a buyer was told that the order is paid, and nothing was charged",
  "changed-order-charged": "the amount charged is not what the order said when the charge was made",
  "authentication-misused":
    "an authentication of another provider was charged with for another order or amount, twice, or too late",
  "charged-unauthenticated":
    "a card was charged whose holder was not authenticated, although the shop does not permit it",
  "liability-told-wrongly": "the shop was told who is liable for a dispute, and the gateway has not said so",
  "capture-told-wrongly":
    "the shop was warned of a payment that was captured or cancelled long ago, or told of an expiry that was none",
  "webhook-told-wrongly": "a webhook contradicts the ledger, the journal, or another one of the same event",
  "another-account-debited": "an order was debited to an account, or by a mandate, that is not its buyer's",
  "another-card-charged": "a card was charged, or credited, that is not its buyer's",
  "captured-unvalidated":
    "a payment in capture mode VALIDATION was captured, and the merchant had not validated it",
  "revoked-mandate-debited":
    "a mandate was debited long after its debtor had revoked it, and nothing kept the shop from learning that",
  "removed-mandate-debited":
    "a mandate was debited long after it was removed from its wallet, and nothing kept the shop from learning that",
  "mandate-saved-twice": "a mandate that was signed once is in its wallet twice",
  "returned-without-return": "the shop was told that a debit was returned, and the bank has not returned it",
  "failure-told-after-accepted": "the shop was told of a failure after it was told that the order is paid",
  "unknown-for-too-long": "a payment stayed unknown although the gateway could tell",
  "attempt-left-open": "an attempt stayed open long after its session ended",
  "operation-open-for-too-long": "an operation stayed unknown although the gateway could tell",
  "refunds-exceed-captures": "more was given back than was captured",
  "operation-moved-twice": "one idempotency key moved money more than once",
  "operation-failed-but-moved":
    "an operation was reported refused or not done, and the gateway has carried it out",
  "operation-accepted-but-not-moved":
    "an operation was reported accepted, and the gateway has not carried it out",
  "operation-of-another-amount":
    "an operation moved another amount than was asked for, or reported another one than it moved",
  "review-validated-wrongly":
    "a held payment was accepted, and validated although nobody had asked for that, or not validated",
  "action-done-but-not-made":
    "a change of a wallet or list was reported done, and the gateway has not made it",
  "action-failed-but-made":
    "a change of a wallet or list was reported refused or not done, and the gateway has made it",
  "card-in-closed-wallet": "a card was saved in a wallet that was closed after its buyer had asked for that",
  "credit-not-approved": "a credit was paid that another person had to approve, and nobody had",
  "credits-above-limits": "credits were paid above the limit of one, or of a day",
  "follow-up-forgotten":
    "a payment was accepted, and what was to follow it (a saved card, instalments, a validation) is not in the journal",
  "unpaid-card-saved": "a card was saved of which no payment was charged",
  "instalment-charged-wrongly":
    "a later instalment was charged twice, with another amount, too early, or of a payment that was not accepted",
  "instalment-told-wrongly": "what the shop was told of an instalment contradicts the ledger",
  "result-not-told": "the shop was never told of a result",
  "capture-not-told":
    "a payment expired because nobody had validated it, and the shop was not told, or not warned",
  "webhook-not-received": "a result, or the end of an operation, never reached one of the merchant's systems",
  "webhook-under-two-ids": "a webhook of one fact came under two event ids",
  "webhook-unsigned": "a webhook's signature does not verify",
  "return-not-told": "the bank has returned a debit, and the shop was never told",
  "change-told-as-result": "a change of an accepted payment was told as a result, or a result as a change",
  "result-told-twice": "the shop was told twice of a result, without any fault",
  "result-under-two-ids": "a result was told under two event ids",
  "event-id-of-two-results": "two results were told under one event id",
  "close-does-not-end": "close() of a server did not end",
  "reconciler-starved": "the reconciler of a running server has stopped checking payments",
  "honest-buyer-turned-away": "a buyer with a good card, and no fault on the way, could not pay",
  "buyer-held-up": "a buyer was told to wait for a payment that may never end, and not offered another way",
  "card-number-leaked": "the number of a card or account is in the journal, in a log, or in what was told",
  "unhandled-error": "a promise was rejected and nobody handled it",
} as const;

export type ViolationName = keyof typeof violationMeanings;

/** The invariants by a short name, each with the violations by which it is broken. */
export const invariants = {
  "one-charge": ["charged-twice", "ordered-beside-another", "overpaid-without-charge"],
  truth: [
    "accepted-without-charge",
    "accepted-with-another-charge",
    "held-reported-accepted",
    "held-reported-failed",
    "refused-but-charged",
    "abandoned-but-charged",
    "paid-without-charge",
    "changed-order-charged",
    "authentication-misused",
    "charged-unauthenticated",
    "liability-told-wrongly",
    "capture-told-wrongly",
    "webhook-told-wrongly",
    "another-account-debited",
    "another-card-charged",
    "captured-unvalidated",
    "revoked-mandate-debited",
    "removed-mandate-debited",
    "returned-without-return",
    "failure-told-after-accepted",
    "instalment-told-wrongly",
  ],
  resolved: ["unknown-for-too-long", "attempt-left-open", "operation-open-for-too-long"],
  operations: [
    "refunds-exceed-captures",
    "operation-moved-twice",
    "operation-failed-but-moved",
    "operation-accepted-but-not-moved",
    "operation-of-another-amount",
    "review-validated-wrongly",
    "follow-up-forgotten",
    "unpaid-card-saved",
    "action-done-but-not-made",
    "action-failed-but-made",
    "card-in-closed-wallet",
    "credit-not-approved",
    "credits-above-limits",
    "mandate-saved-twice",
    "instalment-charged-wrongly",
  ],
  told: [
    "result-not-told",
    "capture-not-told",
    "webhook-not-received",
    "webhook-under-two-ids",
    "webhook-unsigned",
    "return-not-told",
    "change-told-as-result",
    "result-told-twice",
    "result-under-two-ids",
    "event-id-of-two-results",
    "close-does-not-end",
    "reconciler-starved",
    "unhandled-error",
  ],
  honest: ["honest-buyer-turned-away", "buyer-held-up"],
  "card-data": ["card-number-leaked"],
} as const satisfies { readonly [name: string]: readonly ViolationName[] };

export type InvariantName = keyof typeof invariants;

// Object.keys of the table are exactly the names that its type has.
export const invariantNames = Object.keys(invariants) as InvariantName[];

/** An invariant that was broken. */
export interface Violation {
  readonly name: ViolationName;
  /** Virtual milliseconds since the run began. */
  readonly at: number;
  /** Empty when it does not concern a single order. */
  readonly orderId: string;
  readonly reference: string;
  /** In words, with the figures. */
  readonly what: string;
  /** The faults that affected its subject, and those that affected the whole run. */
  readonly faults: readonly string[];
}

/** Collects the violations of a run; each of an attempt or order once. */
export interface Violations {
  readonly found: readonly Violation[];
  add(violation: Violation): void;
}

export function createViolations(): Violations {
  const found = new Map<string, Violation>();
  return {
    get found() {
      return [...found.values()];
    },
    add(violation) {
      const key = `${violation.name} ${violation.orderId} ${violation.reference}`;
      if (!found.has(key)) found.set(key, violation);
    },
  };
}
