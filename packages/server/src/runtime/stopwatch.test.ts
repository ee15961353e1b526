import { expect, test } from "vitest";
import { startStopwatch } from "./stopwatch.js";
import type { Timers } from "./timers.js";

function stopwatchAt(clocks: { elapsed: number; wall: number }) {
  const timers: Timers = {
    elapsed: () => clocks.elapsed,
    wallClock: () => clocks.wall,
    after: () => () => {},
  };
  return startStopwatch(timers);
}

test.each([
  ["a process that is stopped: both clocks go on", 60_000, 60_000],
  ["a machine that is suspended: its monotonic clock stands still", 0, 60_000],
  ["a wall clock that goes back meanwhile", 60_000, -3_600_000],
])("%s", (_what, elapsed, wall) => {
  const clocks = { elapsed: 1_000, wall: 1_800_000_000_000 };
  const since = stopwatchAt(clocks);
  expect(since()).toBe(0);
  clocks.elapsed += elapsed;
  clocks.wall += wall;
  expect(since()).toBe(60_000);
});

test("without a wall clock only the monotonic one is used", () => {
  const since = startStopwatch({ elapsed: () => 5, after: () => () => {} });
  expect(since()).toBe(0);
});
