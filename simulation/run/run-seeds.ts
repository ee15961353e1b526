import { Worker } from "node:worker_threads";
import type { RunResult } from "../simulate.js";
import type { History } from "./history.js";

/** What a thread tells of one run. */
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
  /** Told of each run; true ends the range. */
  readonly onRun: (message: WorkerMessage) => boolean | void;
}

/** What a payment leaves behind is over before the young generation is full, and costs no more than that. */
const resourceLimits = { maxYoungGenerationSizeMb: 192 };

/** Runs seeds in threads, each of them one after the other. What a seed shows does not depend on the thread. */
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
        if (!isOver && range.onRun(message) === true) isOver = true;
        next();
      });
      next();
    });
  await Promise.all(Array.from({ length: Math.min(range.workers, runs) }, work));
}
