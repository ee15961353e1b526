import type { Timers } from "./timers.js";

/** How the shop's callbacks are run. */
export interface CallbackSettings {
  /** Milliseconds after which a callback counts as failed and is called again later. Default: 15 s. */
  readonly deadlineMs?: number;
  /** How many callbacks a process runs at a time. Default: 16. */
  readonly atATime?: number;
}

/** Runs the shop's callbacks, a few at a time, each with a deadline, so that a hanging one blocks nothing else. */
export interface CallbackPool {
  readonly deadlineMs: number;
  /** How many run now. */
  readonly running: number;
  /**
   * Starts one, or returns undefined when all slots are taken. Resolves to `true` when it has ended, or to `false` at
   * its deadline; its slot is free then, although it may still be running.
   */
  start(callback: () => Promise<void>): Promise<boolean> | undefined;
  /** Free slots for notifications from the journal; some slots are reserved for new results. 0 once closed. */
  room(): number;
  /** Resolves when one of the running callbacks has ended, or its deadline has passed. */
  nextEnd(): Promise<unknown>;
  /** Resolves when all running callbacks have ended, or their deadlines have passed. */
  allEnds(): Promise<unknown>;
  /** Stops taking notifications from the journal. */
  close(): void;
  readonly isClosed: boolean;
}

/** Creates the pool of one process. */
export function createCallbackPool(
  timers: Timers,
  { deadlineMs = 15_000, atATime = 16 }: CallbackSettings = {},
): CallbackPool {
  const running = new Set<Promise<boolean>>();
  const forJournal = Math.ceil(atATime * 0.75);
  let isClosed = false;
  return {
    deadlineMs,
    get running() {
      return running.size;
    },
    start(callback) {
      if (running.size >= atATime) return undefined;
      const ended = endsInTime(timers, deadlineMs, callback());
      running.add(ended);
      void ended.then(() => running.delete(ended));
      return ended;
    },
    room: () => (isClosed ? 0 : Math.max(0, forJournal - running.size)),
    nextEnd: () => Promise.race(running),
    allEnds: () => Promise.all(running),
    close() {
      isClosed = true;
    },
    get isClosed() {
      return isClosed;
    },
  };
}

/** Waits for work until a deadline; true when it has ended by then. The work itself is not cancelled. */
export function endsInTime(timers: Timers, deadlineMs: number, work: Promise<unknown>): Promise<boolean> {
  return new Promise((resolve) => {
    const callOff = timers.after(deadlineMs, () => resolve(false));
    const end = () => {
      callOff();
      resolve(true);
    };
    work.then(end, end);
  });
}
