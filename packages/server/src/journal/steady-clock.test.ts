import { expect, test } from "vitest";
import { createSteadyClock } from "./steady-clock.js";

const minute = 60_000;
const noon = Date.UTC(2026, 10, 24, 12);

/** A machine that runs for a while, and a source of time that may be wrong. */
function machine() {
  let elapsed = 5_000;
  let wrongMs = 0;
  const read = () => ({ time: noon + elapsed + wrongMs, at: elapsed });
  const clock = createSteadyClock(() => elapsed, read());
  return {
    clock,
    pass: (ms: number) => void (elapsed += ms),
    /** The source is so wrong from now on, and is read. */
    jump(ms: number) {
      wrongMs = ms;
      clock.measured(read());
    },
    truth: () => noon + elapsed,
  };
}

test("advances by the monotonic clock between two readings", () => {
  const { clock, pass, truth } = machine();
  pass(7 * minute);
  expect(clock.now()).toBe(truth());
});

test.each([1, 21, 90])("a source that goes %i minutes ahead is followed", (minutes) => {
  const { clock, pass, jump, truth } = machine();
  jump(minutes * minute);
  pass(10);
  expect(clock.now()).toBe(truth() + minutes * minute);
});

test.each([1, 21, 90])("a source that goes %i minutes back neither turns it back nor stops it", (minutes) => {
  const { clock, pass, jump, truth } = machine();
  const before = clock.now();
  jump(-minutes * minute);
  expect(clock.now()).toBe(before);
  pass(3 * minute);
  expect(clock.now()).toBe(truth());
});

test("a forward jump uses up what a preceding backward jump left over", () => {
  const { clock, pass, jump, truth } = machine();
  jump(-21 * minute);
  pass(1_000);
  jump(0);
  expect(clock.now()).toBe(truth());
  jump(21 * minute);
  expect(clock.now()).toBe(truth() + 21 * minute);
});

test("small differences are followed in both directions, and never turn it back", () => {
  const { clock, pass, jump, truth } = machine();
  const before = clock.now();
  jump(-400);
  expect(clock.now()).toBe(before);
  pass(10_000);
  expect(clock.now()).toBe(truth() - 400);
});

test("is never behind what the journal holds, unless a clock must have been wrong", () => {
  const { clock, truth } = machine();
  clock.seen(truth() + 90 * minute);
  expect(clock.now()).toBe(truth() + 90 * minute);
  clock.seen(truth() + 10 * minute);
  expect(clock.now()).toBe(truth() + 90 * minute);
  clock.seen(truth() + 365 * 24 * 60 * minute);
  expect(clock.now()).toBe(truth() + 90 * minute);
});
