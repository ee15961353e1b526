import type { Context } from "../context/context.js";

/** Records whether this process has begun to resolve lost answers. */
export interface Reconciling {
  begins(): void;
  /** A buyer opens a form. */
  isNeeded(): void;
}

/**
 * Logs, at the first form, that `start` was forgotten: everything works without it until an answer is lost or a callback
 * fails, and then nobody hears of that payment.
 */
export function warnNotStarted({ log }: Pick<Context, "log">): Reconciling {
  let hasBegun = false;
  let isTold = false;
  return {
    begins() {
      hasBegun = true;
    },
    isNeeded() {
      if (hasBegun || isTold) return;
      isTold = true;
      const detail =
        "Call payments.start() when the server starts, unless another process over this journal does: without it, lost answers are not resolved, and callbacks that fail are not repeated.";
      log({ step: "not started", detail });
    },
  };
}
