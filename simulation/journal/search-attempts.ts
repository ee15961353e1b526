import {
  attemptOfOperation,
  openedTermsOf,
  resultTermsOf,
  takenPaymentOf,
  type Attempt,
  type AttemptPage,
  type AttemptQuery,
  type Operation,
  type Period,
  type StateCounts,
} from "../engine.js";

/** What a search may find: an attempt, or a payment that staff take, and what its operation adds. */
export interface Searched {
  readonly attempt: Attempt;
  readonly wallet?: string | undefined;
  readonly captureDueAt?: number | undefined;
}

/** Everything that searches look at. A simulated journal is small. */
export function searchedOf(
  attempts: readonly Attempt[],
  operations: readonly Operation[],
  captureDueAt: (reference: string) => number | undefined,
): readonly Searched[] {
  return [
    ...attempts.map((attempt) => ({ attempt, captureDueAt: captureDueAt(attempt.reference) })),
    ...operations
      .filter((one) => takenPaymentOf(one) !== undefined)
      .map((one) => ({
        attempt: attemptOfOperation(one, operations),
        wallet: one.card?.merchantWalletId,
      })),
  ];
}

/** Finds one page of payments by scanning all of them. */
export function searchAttempts(all: readonly Searched[], query: AttemptQuery): AttemptPage {
  const found = all
    .filter((one) => isMeant(one, query))
    .sort((one, other) => (one.attempt.reference < other.attempt.reference ? 1 : -1));
  const attempts = found.slice(0, query.limit).map(({ attempt, captureDueAt }) => ({
    ...attempt,
    ...(query.captureDueBefore !== undefined && { captureDueAt }),
  }));
  const next = found.length > attempts.length ? attempts.at(-1)?.reference : undefined;
  return { attempts, ...(next !== undefined && { next }) };
}

/** Counts the attempts of a period by state. */
export function countStates(all: readonly Searched[], period: Period): StateCounts {
  const counts: { [state in Attempt["state"]]?: number } = {};
  for (const { attempt } of all) {
    if (isWithin(attempt, period)) counts[attempt.state] = (counts[attempt.state] ?? 0) + 1;
  }
  return counts;
}

function isMeant({ attempt, wallet, captureDueAt }: Searched, query: AttemptQuery): boolean {
  const { state, paymentMethod, amountMinor, text, before, captureDueBefore } = query;
  return (
    (captureDueBefore === undefined || (captureDueAt ?? Infinity) < captureDueBefore) &&
    (state === undefined || attempt.state === state) &&
    (paymentMethod === undefined || attempt.paymentMethod === paymentMethod) &&
    (amountMinor === undefined || attempt.amountMinor === amountMinor) &&
    (before === undefined || attempt.reference < before) &&
    (text === undefined || [attempt.reference, wallet].includes(text) || termsOf(attempt).includes(text)) &&
    isWithin(attempt, query)
  );
}

function isWithin({ createdAt }: Attempt, { from = -Infinity, to = Infinity }: Period): boolean {
  return createdAt >= from && createdAt < to;
}

function termsOf(attempt: Attempt): readonly string[] {
  const mayBeCharged = /^(accepted|refused|in-review|abandoned|unknown)$/.test(attempt.state);
  return [...openedTermsOf(attempt), ...(mayBeCharged ? resultTermsOf(attempt) : [])];
}
