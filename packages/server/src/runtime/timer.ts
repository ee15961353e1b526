import type { Timers } from "./timers.js";

/** Work that is repeated on a timer. */
export interface RepeatedWork {
  start(everyMs?: number): void;
  stop(): Promise<void>;
  /** True while a round is running. */
  readonly isRunning: boolean;
}

/** Repeats work on a timer, never two rounds at a time. */
export function startTimer(work: () => Promise<unknown>, timers: Timers): RepeatedWork {
  let callOff = () => {};
  let running: Promise<unknown> = Promise.resolve();
  let isStopped = true;
  let isRunning = false;
  const round = (everyMs: number) => {
    // After a failed round (database down) the next one follows; nothing is lost, because the journal has everything.
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
