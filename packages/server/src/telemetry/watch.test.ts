import * as client from "prom-client";
import { expect, test } from "vitest";
import { trace } from "@opentelemetry/api";
import { openTelemetrySpans, type SpanTracer } from "./open-telemetry-spans.js";
import { toAll } from "./payment-step.js";
import { prometheusMetrics } from "./prometheus-metrics.js";

test("metrics count steps and time calls", async () => {
  const registry = new client.Registry();
  const watch = prometheusMetrics(client, registry);
  watch({ step: "result", state: "accepted", code: "00", reference: "REF" });
  watch({ step: "cardCheckEnrollment", code: "00", durationMs: 120 });
  const text = await registry.metrics();
  expect(text).toContain('sips_steps_total{step="result",state="accepted",code="00"} 1');
  expect(text).toContain('sips_step_seconds_bucket{le="0.25",step="cardCheckEnrollment"} 1');
  expect(text).not.toContain("REF");
});

test("a span has name, duration and result", () => {
  const spans: { name: string; attributes: Record<string, unknown>; ms: number }[] = [];
  const tracer: SpanTracer = {
    startSpan(name, options) {
      const attributes: Record<string, unknown> = {};
      return {
        setAttribute: (key, value) => void (attributes[key] = value),
        end: (at) => void spans.push({ name, attributes, ms: at - options.startTime }),
      };
    },
  };
  openTelemetrySpans(tracer, () => 1_000)({ step: "refund accepted", reference: "REF", durationMs: 40 });
  expect(spans).toEqual([{ name: "sips refund accepted", attributes: { "sips.reference": "REF" }, ms: 40 }]);
});

test("a tracer of OpenTelemetry itself is accepted unchanged", () => {
  const watch = openTelemetrySpans(trace.getTracer("sips"));
  expect(() => watch({ step: "refund accepted", reference: "REF", durationMs: 40 })).not.toThrow();
});

test("a failing listener affects no other", () => {
  const heard: string[] = [];
  const watch = toAll(
    () => {
      throw new Error("the log is full");
    },
    ({ step }) => void heard.push(step),
  );
  watch({ step: "session opened" });
  expect(heard).toEqual(["session opened"]);
});
