import { callListener } from "../runtime/call-listener.js";

/** One step of a payment or an operation, for logs, metrics and traces. Without card data. */
export interface PaymentStep {
  /** What was done: `started`, `session opened`, a method of the gateway, `result`, `refund accepted`, … */
  readonly step: string;
  /** The gateway's `transactionReference`. */
  readonly reference?: string | undefined;
  readonly orderId?: string | undefined;
  /** The attempt's state after the step. */
  readonly state?: string | undefined;
  /** The result code of the gateway, or the code of the fault. */
  readonly code?: string | undefined;
  /** The field of the gateway's answer that contradicts the payment; never its value. */
  readonly field?: string | undefined;
  /** What went wrong, in words for the shop's developers. */
  readonly detail?: string | undefined;
  readonly durationMs?: number | undefined;
}

/**
 * Combines several listeners into one; a listener that throws, or whose promise rejects, affects neither the others nor the payment.
 *
 * @example
 * createPayments({ ...settings, log: toAll(logLine, prometheusMetrics(client), openTelemetrySpans(tracer)) });
 */
export function toAll(...listeners: readonly ((step: PaymentStep) => void)[]): (step: PaymentStep) => void {
  return (step) => {
    for (const listener of listeners) callListener(listener, step);
  };
}
