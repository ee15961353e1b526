import * as client from "prom-client";
import { expect, test } from "vitest";
import type { Tracer } from "@opentelemetry/api";
import { openTelemetrySpans } from "./open-telemetry-spans.js";
import { toAll } from "./payment-step.js";
import { prometheusMetrics } from "./prometheus-metrics.js";

test("metrics count steps and time calls", async () => {
  const registry = new client.Registry();
  const watch = prometheusMetrics(client, registry);
  watch({ step: "settle", state: "accepted", code: "00", reference: "REF" });
  watch({ step: "cardCheckEnrollment", code: "00", durationMs: 120 });
  const text = await registry.metrics();
  expect(text).toContain('sips_steps_total{step="settle",state="accepted",code="00"} 1');
  expect(text).toContain('sips_step_seconds_bucket{le="0.25",step="cardCheckEnrollment"} 1');
  expect(text).not.toContain("REF");
});

test("a span tells what, how long and how it ended", () => {
  const spans: { name: string; attributes: Record<string, unknown>; ms: number }[] = [];
  // The two calls of a tracer that the adapter makes, written down.
  const tracer = {
    startSpan(name: string, options: { startTime: number }) {
      const attributes: Record<string, unknown> = {};
      return {
        setAttribute: (key: string, value: unknown) => void (attributes[key] = value),
        end: (at: number) => void spans.push({ name, attributes, ms: at - options.startTime }),
      };
    },
  } as unknown as Tracer;
  openTelemetrySpans(tracer, () => 1_000)({ step: "refund accepted", reference: "REF", durationMs: 40 });
  expect(spans).toEqual([{ name: "sips refund accepted", attributes: { "sips.reference": "REF" }, ms: 40 }]);
});

test("a listener that fails keeps nobody from going on", () => {
  const heard: string[] = [];
  const watch = toAll(
    () => {
      throw new Error("the log is full");
    },
    ({ step }) => void heard.push(step),
  );
  watch({ step: "begin" });
  expect(heard).toEqual(["begin"]);
});
