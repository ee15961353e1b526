/** Runs a piece of work again and again, never twice at a time. */
export function startTimer(work: () => Promise<unknown>): {
  start(everyMs?: number): void;
  stop(): Promise<void>;
} {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<unknown> = Promise.resolve();
  let isStopped = true;
  const round = (everyMs: number) => {
    // A failed round (a database that is away) is followed by the next one: nothing is lost, it is all in the journal.
    running = work().catch(() => {});
    void running.then(() => {
      if (!isStopped) timer = setTimeout(round, everyMs, everyMs).unref();
    });
  };
  return {
    start(everyMs = 1_000) {
      if (!isStopped) return;
      isStopped = false;
      timer = setTimeout(round, everyMs, everyMs).unref();
    },
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
