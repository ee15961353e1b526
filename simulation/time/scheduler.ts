import { createEventHeap, type TimedEvent } from "./event-heap.js";

/** Virtual time: the only clock in a simulation. */
export interface Scheduler {
  /** Milliseconds since the simulation began. */
  now(): number;
  /** Runs something once after some virtual milliseconds; returns a cancel function. */
  after(ms: number, run: () => void): () => void;
  /** A promise that resolves after some virtual milliseconds. */
  sleep(ms: number): Promise<void>;
  /** How many events have run. */
  events(): number;
  /** Runs event after event until `isOver`, or until there is none left. */
  run(isOver: () => boolean): Promise<void>;
}

const turnsAtOnce = 256;

/** Creates a scheduler whose clock starts at 0. */
export function createScheduler(): Scheduler {
  const heap = createEventHeap();
  let time = 0;
  let scheduled = 0;
  let ran = 0;
  const after = (ms: number, run: () => void) => {
    // Less than a microsecond would be lost in rounding, and time would not advance.
    const laterMs = ms > 0 ? Math.max(ms, 0.001) : 0;
    const event: TimedEvent = { time: time + laterMs, order: (scheduled += 1), run };
    heap.push(event);
    return () => {
      event.run = undefined;
    };
  };
  return {
    now: () => time,
    after,
    sleep: (ms) => new Promise((resolve) => void after(ms, resolve)),
    events: () => ran,
    run: (isOver) =>
      new Promise((resolve, reject) => {
        let isDone = false;
        let waiting = 0;
        const end = (settle: () => void) => {
          isDone = true;
          settle();
        };
        const turn = () => {
          waiting -= 1;
          if (isDone) return;
          try {
            const event = isOver() ? undefined : nextOf();
            if (!event) return end(resolve);
            time = event.time;
            ran += 1;
            event.run?.();
          } catch (error) {
            return end(() => reject(error instanceof Error ? error : new Error(String(error))));
          }
          if (waiting === 0) queue();
        };
        // Node runs all microtasks between two immediates, so an event's follow-up work is done before the next event.
        // Many are queued at once, because Node polls for I/O only after the last of them.
        const queue = () => {
          for (; waiting < turnsAtOnce; waiting += 1) setImmediate(turn);
        };
        queue();
      }),
  };

  function nextOf(): TimedEvent | undefined {
    for (;;) {
      const event = heap.pop();
      if (!event || event.run) return event;
    }
  }
}
