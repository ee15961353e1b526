import { isFinal, type Attempt } from "../../domain/attempt.js";

/**
 * Attempts as this process has seen them last, so that a move need not read them again. One that has moved since
 * elsewhere has another version: then the move finds out, and reads it.
 */
export interface KnownAttempts {
  get(reference: string): Attempt | undefined;
  /** Gives the attempt back. */
  keep<A extends Attempt | undefined>(attempt: A): A;
}

// A kilobyte or so each; there is one for each payment under way.
const mostKept = 1_000;

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
