import type * as PromClient from "prom-client";
import type { PaymentStep } from "./payment-step.js";

/**
 * Counts the steps of payments with `prom-client`, which the shop installs and hands over.
 *
 * - `sips_steps_total` by step, state and code
 * - `sips_step_seconds` by step, for those that take time
 *
 * @example
 * import * as client from "prom-client";
 * createPayments({ ...settings, log: prometheusMetrics(client) });
 */
export function prometheusMetrics(
  client: typeof PromClient,
  registry: PromClient.Registry = client.register,
): (step: PaymentStep) => void {
  const steps = new client.Counter({
    name: "sips_steps_total",
    help: "Steps of payments by kind, state and result code.",
    labelNames: ["step", "state", "code"],
    registers: [registry],
  });
  const seconds = new client.Histogram({
    name: "sips_step_seconds",
    help: "How long calls to the gateway took.",
    labelNames: ["step"],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers: [registry],
  });
  return ({ step, state = "", code = "", durationMs }) => {
    steps.inc({ step, state, code });
    if (durationMs !== undefined) seconds.observe({ step }, durationMs / 1000);
  };
}
