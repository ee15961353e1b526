import type { PaymentSession, SessionRequest } from "@sips-kit/protocol/checkout";
import { openSession } from "./payment-endpoint.js";

/** Holds the session of a form: the same one until it is used or too old, so that a re-mount opens no second attempt. */
export interface SessionKeeper {
  get(endpoint: string, request: SessionRequest, signal: AbortSignal): Promise<PaymentSession>;
  isExpired(): boolean;
  /** Used, or no good: the next one is new. The function that is given takes it back. */
  drop(): () => void;
}

export function keepSession(): SessionKeeper {
  let kept: { of: string; session: PaymentSession } | undefined;
  const isExpired = () => {
    const end = Date.parse(kept?.session.expiresAt ?? "");
    return end <= Date.now();
  };
  return {
    isExpired,
    async get(endpoint, request, signal) {
      const of = JSON.stringify([endpoint, request]);
      if (kept?.of !== of || isExpired()) {
        kept = undefined;
        kept = { of, session: await openSession(endpoint, request, signal) };
      }
      return kept.session;
    },
    drop() {
      const dropped = kept;
      kept = undefined;
      return () => (kept = dropped);
    },
  };
}
