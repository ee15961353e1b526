import type { PaymentStep } from "./payment-step.js";

type Labels = "step" | "state" | "code";

interface MetricSettings<Registry> {
  name: string;
  help: string;
  labelNames: Labels[];
  registers: Registry[];
}

/**
 * The part of the package `prom-client` that `prometheusMetrics` uses. Declared here, so that a shop without that
 * package can compile.
 */
export interface PrometheusClient<Registry> {
  readonly register: Registry;
  readonly Counter: new (settings: MetricSettings<Registry>) => {
    inc(labels: Partial<Record<Labels, string>>): void;
  };
  readonly Histogram: new (settings: MetricSettings<Registry> & { buckets: number[] }) => {
    observe(labels: Partial<Record<Labels, string>>, value: number): void;
  };
}

/**
 * Counts the steps of payments with `prom-client`, which the shop installs and passes in.
 *
 * - `sips_steps_total` by step, state and code
 * - `sips_step_seconds` by step, for those that take time
 *
 * @example
 * import * as client from "prom-client";
 * createPayments({ ...settings, log: prometheusMetrics(client) });
 */
export function prometheusMetrics<Registry>(
  client: PrometheusClient<Registry>,
  registry: Registry = client.register,
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
