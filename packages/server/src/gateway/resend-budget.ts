/** How many resends a client may make: what its own calls have earned, and a trickle beside it. */
export interface ResendBudget {
  /** A first call, which earns a part of a resend. */
  earn(): void;
  /** Takes one resend out of the budget; false when there is none. */
  spend(): boolean;
}

/**
 * A token bucket: when everything fails, resends add a fifth to the traffic instead of tripling it. It starts full.
 *
 * @param now milliseconds of a clock that does not go back
 */
export function createResendBudget(now: () => number, size = 20): ResendBudget {
  let tokens = size;
  let filledAt = now();
  const add = (earned: number) => {
    tokens = Math.min(size, tokens + earned);
  };
  return {
    earn: () => add(earnedByCall),
    spend() {
      const at = now();
      add(((at - filledAt) / 1_000) * earnedBySecond);
      filledAt = at;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}

const earnedByCall = 0.2;
const earnedBySecond = 1;
