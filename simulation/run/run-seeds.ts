import { Worker } from "node:worker_threads";
import type { RunResult } from "../simulate.js";
import type { History } from "./history.js";

/** What a thread reports about one run. */
export interface WorkerMessage {
  readonly result: RunResult;
  readonly history: readonly History[];
  readonly digest?: string;
}

/** Which seeds are run, and how. */
export interface SeedRange {
  /** The bundle that a thread runs. */
  readonly file: string;
  readonly from: number;
  readonly runs?: number | undefined;
  readonly total?: number | undefined;
  readonly payments?: number | undefined;
  readonly faults: readonly string[];
  readonly workers: number;
  readonly isTraced?: boolean;
  readonly payment?: string | undefined;
  /** Called for each run; once it has returned true, no more are started. */
  readonly onRun: (message: WorkerMessage) => boolean | void;
}

/** A payment's garbage dies before the young generation is full, so it is collected cheaply. */
const resourceLimits = { maxYoungGenerationSizeMb: 192 };

/** Runs seeds in threads, each thread one after the other. A seed's result does not depend on the thread. */
export async function runSeeds(range: SeedRange): Promise<void> {
  const {
    file,
    from,
    runs = Infinity,
    total = Infinity,
    payments,
    faults,
    isTraced = false,
    payment,
  } = range;
  let started = 0;
  let simulated = 0;
  let isOver = false;
  const hasMore = () => !isOver && started < runs && simulated < total;

  const work = () =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(file, { resourceLimits });
      const next = () => {
        if (!hasMore()) return void worker.terminate().then(() => resolve());
        worker.postMessage({ seed: from + started, payments, faults, isTraced, payment });
        started += 1;
      };
      worker.on("error", reject);
      worker.on("message", (message: WorkerMessage) => {
        simulated += message.result.payments;
        // Runs that are under way when the range ends count as well.
        if (range.onRun(message) === true) isOver = true;
        next();
      });
      next();
    });
  await Promise.all(Array.from({ length: Math.min(range.workers, runs) }, work));
}
