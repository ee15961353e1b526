import type { PaymentMode, PaymentSession } from "@sips-kit/protocol/checkout";
import { openSession } from "./payment-endpoint.js";

/** Holds the session of a form: the same one until it is used or too old, so that a re-mount opens no second attempt. */
export interface SessionKeeper {
  get(endpoint: string, orderId: string, mode: PaymentMode, signal: AbortSignal): Promise<PaymentSession>;
  readonly expired: boolean;
  /** Used, or no good: the next one is new. The function that is given takes it back. */
  drop(): () => void;
}

export function keepSession(): SessionKeeper {
  let kept: { of: string; session: PaymentSession } | undefined;
  const expired = () => {
    const end = Date.parse(kept?.session.expiresAt ?? "");
    return end <= Date.now();
  };
  return {
    async get(endpoint, orderId, mode, signal) {
      const of = JSON.stringify([endpoint, orderId, mode]);
      if (kept?.of !== of || expired()) {
        kept = undefined;
        kept = { of, session: await openSession(endpoint, orderId, mode, signal) };
      }
      return kept.session;
    },
    get expired() {
      return expired();
    },
    drop() {
      const dropped = kept;
      kept = undefined;
      return () => (kept = dropped);
    },
  };
}
