import { isFinal, type Attempt } from "../../domain/attempt.js";

/**
 * A cache of attempts as this process last saw them, so that a move need not read them again. If another process has
 * moved one since, it has another version: the move detects that, and reads the attempt.
 */
export interface KnownAttempts {
  get(reference: string): Attempt | undefined;
  /** Caches the attempt, unless it is final, and returns it. */
  keep<A extends Attempt | undefined>(attempt: A): A;
}

// About a kilobyte each: one for each payment under way, and one for each that the reconciler has leased.
const mostKept = 2_000;

/** Creates an empty cache. */
export function createKnownAttempts(): KnownAttempts {
  const known = new Map<string, Attempt>();
  return {
    get: (reference) => known.get(reference),
    keep(attempt) {
      if (!attempt) return attempt;
      known.delete(attempt.reference);
      if (isFinal(attempt.state)) return attempt;
      known.set(attempt.reference, attempt);
      const [oldest] = known.keys();
      if (known.size > mostKept && oldest !== undefined) known.delete(oldest);
      return attempt;
    },
  };
}
