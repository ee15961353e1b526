/** How many resends a client may make: a share of its own calls, and a small steady allowance. */
export interface ResendBudget {
  /** Counts a first call, which earns a fraction of a resend. */
  earn(): void;
  /** Takes one resend from the budget; false when it is empty. */
  spend(): boolean;
}

/**
 * A token bucket: during an outage, resends add a fifth to the traffic, and one a second, instead of tripling it. Starts
 * full.
 *
 * @param now milliseconds of a monotonic clock
 */
export function createResendBudget(now: () => number): ResendBudget {
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

const size = 20;
const earnedByCall = 0.2;
const earnedBySecond = 1;
