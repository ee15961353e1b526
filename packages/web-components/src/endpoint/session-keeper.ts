import type { PaymentSession, SessionRequest } from "@sips-kit/protocol/checkout";
import { openSession } from "./payment-endpoint.js";

/** Keeps the session of a form until it is used or too old, so that a re-mount opens no second attempt. */
export interface SessionKeeper {
  get(endpoint: string, request: SessionRequest, signal: AbortSignal): Promise<PaymentSession>;
  isExpired(): boolean;
  /** Drops a used or invalid session: the next one is new. */
  drop(): void;
}

/** Creates the keeper of one form. */
export function keepSession(): SessionKeeper {
  // The buyer's clock may be wrong: only the difference between two of its times is right.
  let kept: { of: string; session: PaymentSession; end: number } | undefined;
  const isExpired = () => kept !== undefined && kept.end <= Date.now();
  return {
    isExpired,
    async get(endpoint, request, signal) {
      const of = JSON.stringify([endpoint, request]);
      if (kept?.of !== of || isExpired()) {
        kept = undefined;
        const session = await openSession(endpoint, request, signal);
        kept = { of, session, end: Date.now() + session.lifeMs };
      }
      return kept.session;
    },
    drop() {
      kept = undefined;
    },
  };
}
