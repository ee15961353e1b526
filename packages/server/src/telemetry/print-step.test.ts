import { expect, test } from "vitest";
import { isFailure } from "./print-step.js";

test.each([
  { step: "onResult failed", code: "Error" },
  { step: "onResult late" },
  { step: "onResult not marked", code: "JOURNAL_BUSY" },
  { step: "webhook dead", code: "410" },
  { step: "cardCheckEnrollment", code: "GATEWAY_UNREACHABLE" },
  { step: "answer contradicts the payment", code: "GATEWAY_ECHO_MISMATCH" },
  { step: "result contradicted", code: "00" },
  { step: "order charged twice" },
])("without a log, $step is printed", (step) => {
  expect(isFailure(step)).toBe(true);
});

test.each([
  { step: "session opened" },
  { step: "cardCheckEnrollment", code: "00" },
  { step: "result", state: "refused", code: "05" },
  { step: "onResult suppressed" },
  { step: "webhook delivered", code: "204" },
])("without a log, $step is not printed", (step) => {
  expect(isFailure(step)).toBe(false);
});
