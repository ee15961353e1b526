import type { Context } from "../context/context.js";

/** Endpoints that did not answer in time: one delivery at a time shows whether they do again. */
export interface SilentEndpoints {
  /** True when a delivery may be tried now. For a silent endpoint, the next ones then wait for this one. */
  mayTry(endpoint: string): boolean;
  /** How a try has ended. */
  note(endpoint: string, isAnswered: boolean): void;
}

// As a delivery waits after its first try.
const pauseMs = 5_000;

/** Creates the list of one process, which begins empty. */
export function createSilentEndpoints({ now }: Pick<Context, "now">, deadlineMs: number): SilentEndpoints {
  const triedAgainAt = new Map<string, number>();
  return {
    mayTry(endpoint) {
      const at = triedAgainAt.get(endpoint);
      if (at === undefined) return true;
      // A clock that was set back does not extend the pause.
      const isDue = now() >= at || at - now() > deadlineMs + pauseMs;
      if (isDue) triedAgainAt.set(endpoint, now() + deadlineMs + pauseMs);
      return isDue;
    },
    note(endpoint, isAnswered) {
      if (isAnswered) triedAgainAt.delete(endpoint);
      else triedAgainAt.set(endpoint, now() + pauseMs);
    },
  };
}
