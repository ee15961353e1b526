import type { PaymentStep } from "./payment-step.js";

/**
 * The part of a `Tracer` of `@opentelemetry/api` that `openTelemetrySpans` uses. Declared here, so that a shop without
 * that package can compile.
 */
export interface SpanTracer {
  startSpan(
    name: string,
    options: { startTime: number },
  ): {
    setAttribute(name: string, value: string): unknown;
    end(endTime: number): void;
  };
}

/**
 * Writes a span for each step that takes time, and a short one for the others.
 *
 * @example
 * import { trace } from "@opentelemetry/api";
 * createPayments({ ...settings, log: openTelemetrySpans(trace.getTracer("sips")) });
 */
export function openTelemetrySpans(
  tracer: SpanTracer,
  now: () => number = Date.now,
): (step: PaymentStep) => void {
  return ({ step, reference, orderId, state, code, durationMs = 0 }) => {
    const end = now();
    const span = tracer.startSpan(`sips ${step}`, { startTime: end - durationMs });
    const attributes = { reference, orderId, state, code };
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== undefined) span.setAttribute(`sips.${name}`, value);
    }
    span.end(end);
  };
}
