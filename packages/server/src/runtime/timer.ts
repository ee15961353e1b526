import type { Timers } from "./timers.js";

/** A piece of work that is done again and again. */
export interface RepeatedWork {
  start(everyMs?: number): void;
  stop(): Promise<void>;
  /** True while it is being done. */
  readonly isRunning: boolean;
}

/** Runs a piece of work again and again, never twice at a time. */
export function startTimer(work: () => Promise<unknown>, timers: Timers): RepeatedWork {
  let callOff = () => {};
  let running: Promise<unknown> = Promise.resolve();
  let isStopped = true;
  let isRunning = false;
  const round = (everyMs: number) => {
    // A failed round (a database that is away) is followed by the next one: nothing is lost, it is all in the journal.
    isRunning = true;
    running = work()
      .catch(() => {})
      .finally(() => (isRunning = false));
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
    get isRunning() {
      return isRunning;
    },
    async stop() {
      isStopped = true;
      callOff();
      await running;
    },
  };
}
