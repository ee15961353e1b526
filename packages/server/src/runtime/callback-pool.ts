import type { Timers } from "./timers.js";

/** How the shop's callbacks are run. */
export interface CallbackSettings {
  /** Milliseconds after which a callback is taken for lost and called again later. Default: 15 s. */
  readonly deadlineMs?: number;
  /** How many callbacks a process runs at a time. Default: 16. */
  readonly atATime?: number;
}

/** Runs the shop's callbacks, a few at a time, each with a deadline: what hangs there keeps nothing else waiting. */
export interface CallbackPool {
  readonly deadlineMs: number;
  /** How many run now. */
  readonly running: number;
  /**
   * Starts one, unless all places are taken: then undefined. Resolves when it has ended, `true`, or at its deadline,
   * `false`; its place is free then, although it may still go on.
   */
  start(callback: () => Promise<void>): Promise<boolean> | undefined;
  /** Places for what waits in the journal: some are kept for results that have just come. 0 once it is closed. */
  room(): number;
  /** Resolves when one of those that run now has ended, or its deadline has passed. */
  nextEnd(): Promise<unknown>;
  /** Resolves when all of those that run now have ended, or their deadlines have passed. */
  allEnds(): Promise<unknown>;
  /** Nothing more is to be taken out of the journal. */
  close(): void;
  readonly isClosed: boolean;
}

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

/** Waits for a piece of work until a deadline; true when it has ended by then. It goes on all the same. */
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
