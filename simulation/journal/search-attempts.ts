import {
  openedTermsOf,
  resultTermsOf,
  type Attempt,
  type AttemptPage,
  type AttemptQuery,
  type Period,
  type StateCounts,
} from "../engine.js";

/** Finds one page of attempts by scanning all of them: a simulated journal is small. */
export function searchAttempts(all: readonly Attempt[], query: AttemptQuery): AttemptPage {
  const found = all
    .filter((attempt) => isMeant(attempt, query))
    .sort((one, other) => (one.reference < other.reference ? 1 : -1));
  const attempts = found.slice(0, query.limit);
  const next = found.length > attempts.length ? attempts.at(-1)?.reference : undefined;
  return { attempts, ...(next !== undefined && { next }) };
}

/** Counts the attempts of a period by state. */
export function countStates(all: readonly Attempt[], period: Period): StateCounts {
  const counts: { [state in Attempt["state"]]?: number } = {};
  for (const attempt of all) {
    if (isWithin(attempt, period)) counts[attempt.state] = (counts[attempt.state] ?? 0) + 1;
  }
  return counts;
}

function isMeant(attempt: Attempt, query: AttemptQuery): boolean {
  const { state, paymentMethod, amountMinor, text, before } = query;
  return (
    (state === undefined || attempt.state === state) &&
    (paymentMethod === undefined || attempt.paymentMethod === paymentMethod) &&
    (amountMinor === undefined || attempt.amountMinor === amountMinor) &&
    (before === undefined || attempt.reference < before) &&
    (text === undefined || attempt.reference === text || termsOf(attempt).includes(text)) &&
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
