import type { Timers } from "./timers.js";

/** Runs a piece of work again and again, never twice at a time. */
export function startTimer(
  work: () => Promise<unknown>,
  timers: Timers,
): {
  start(everyMs?: number): void;
  stop(): Promise<void>;
} {
  let callOff = () => {};
  let running: Promise<unknown> = Promise.resolve();
  let isStopped = true;
  const round = (everyMs: number) => {
    // A failed round (a database that is away) is followed by the next one: nothing is lost, it is all in the journal.
    running = work().catch(() => {});
    void running.then(() => {
      if (!isStopped) callOff = timers.after(everyMs, () => round(everyMs));
    });
  };
  return {
    start(everyMs = 1_000) {
      if (!isStopped) return;
      isStopped = false;
      callOff = timers.after(everyMs, () => round(everyMs));
    },
    async stop() {
      isStopped = true;
      callOff();
      await running;
    },
  };
}
