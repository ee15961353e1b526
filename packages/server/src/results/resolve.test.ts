import { expect, test } from "vitest";
import { bringTo, start } from "../journal/conformance/attempts.js";
import { openLimits } from "../rate-limits/limits.js";
import type { AttemptState } from "../domain/attempt.js";
import { createCallbackPool } from "../runtime/callback-pool.js";
import { card } from "../payment-methods/card.js";
import { createRegistry } from "../payment-methods/registry.js";
import { resolveAttempt } from "./resolve.js";
import type { PaymentStep } from "../telemetry/payment-step.js";
import type { Context } from "../context/context.js";
import { systemTimers } from "../runtime/timers.js";
import { openMemoryJournal } from "../journal/testing/memory-journal.js";

async function resolveLate(state: AttemptState, to: "accepted" | "refused") {
  const journal = await openMemoryJournal();
  await bringTo(journal, state, "R1");
  const steps: PaymentStep[] = [];
  // A result that comes too late uses only these parts of the context.
  const context = {
    journal,
    limits: openLimits({}, [{ id: "1", secret: "a secret of the test, long enough for a key" }]),
    now: () => start,
    callbacks: createCallbackPool(systemTimers),
    paymentMethods: createRegistry([card()]),
    log: (step: PaymentStep) => void steps.push(step),
  } as unknown as Context;
  const attempt = await journal.read("R1");
  if (!attempt) throw new Error("The attempt was not opened.");
  const result = { to, what: "late answer", facts: { responseCode: "00" } };
  const stands = await resolveAttempt(context, attempt, result, ["charging", "unknown"]);
  await journal.close();
  return { stands, steps };
}

test.each(["abandoned", "refused"] as const)(
  "an accepted answer for an attempt that is already %s is logged",
  async (state) => {
    const { stands, steps } = await resolveLate(state, "accepted");
    expect(stands.state).toBe(state);
    expect(steps).toEqual([
      { step: "result contradicted", reference: "R1", orderId: "order-of-R1", state, code: "00" },
    ]);
  },
);

test.each([
  ["accepted", "accepted"],
  ["abandoned", "refused"],
] as const)("an attempt that is %s and again %s is not logged", async (state, to) => {
  const { stands, steps } = await resolveLate(state, to);
  expect(stands.state).toBe(state);
  expect(steps).toEqual([]);
});
