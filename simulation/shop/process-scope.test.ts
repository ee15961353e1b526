import { expect, test } from "vitest";
import { createScheduler } from "../time/scheduler.js";
import { createProcessScope } from "./process-scope.js";

function start() {
  const scheduler = createScheduler();
  const scope = createProcessScope("process", scheduler);
  const ran: string[] = [];
  const note = (what: string) => () => void ran.push(`${what} at ${scheduler.now()}`);
  return { scheduler, scope, ran, note, run: () => scheduler.run(() => false) };
}

test("nothing reaches a process that was killed: neither timers nor promises", async () => {
  const { scheduler, scope, ran, note, run } = start();
  scope.after(10, note("answer"));
  scope.timer(20, note("timer"));
  void new Promise<void>((resolve) => void scope.after(20, resolve)).then(note("promise"));
  scope.onKill(note("kill"));
  scheduler.after(15, () => scope.kill());
  await run();
  expect(ran).toEqual(["answer at 10", "kill at 15"]);
});

test("events for a paused process wait, in their order", async () => {
  const { scheduler, scope, ran, note, run } = start();
  scheduler.after(5, () => scope.pause(1_000, false));
  scope.after(10, note("first"));
  scope.timer(20, note("timer"));
  scope.after(30, note("second"));
  await run();
  expect(ran).toEqual(["first at 1005", "timer at 1005", "second at 1005"]);
});

test("the monotonic clock of a suspended machine stops: its timers take as much longer", async () => {
  const { scheduler, scope, ran, note, run } = start();
  scheduler.after(5, () => scope.pause(1_000, true));
  scope.timer(20, note("timer"));
  scope.timer(2_000, note("later"));
  await run();
  expect(ran).toEqual(["timer at 1020", "later at 3000"]);
  expect(scope.elapsed()).toBe(2_000);
});

test("a cancelled timer does not run, wherever it waits", async () => {
  const { scheduler, scope, ran, note, run } = start();
  const callOff = scope.timer(20, note("timer"));
  scheduler.after(5, () => scope.pause(100, true));
  scheduler.after(50, callOff);
  await run();
  expect(ran).toEqual([]);
});

test("clocks of several processes differ, and may jump", () => {
  const { scheduler, scope } = start();
  const other = createProcessScope("other", scheduler);
  other.setSkew(-90 * 60_000);
  expect(scope.wallNow() - other.wallNow()).toBe(90 * 60_000);
  expect(scope.elapsed()).toBe(other.elapsed());
});
