import { setImmediate } from "node:timers/promises";
import { readBatch, transactBatch, type Batch, type Connect } from "./batch.js";
import type { SqlDialect } from "./dialect.js";

/**
 * Work for a batch of inputs from concurrent payments: a few statements and one wait for the disk serve them all. May
 * run twice, so it must change nothing but the database. Returns a result for each input, in their order; or, if the
 * results depend on its last statements, a function that reads them once those are answered.
 */
export type SharedWork<I, O> = (
  batch: Batch,
  inputs: readonly I[],
) => Promise<readonly O[] | (() => readonly O[])>;

/**
 * Batches the work of concurrent callers on one database (group commit). Each function processes its input together
 * with all others that are waiting.
 */
export interface Group {
  /** For work that only reads. */
  read<I, O>(work: SharedWork<I, O>): (input: I) => Promise<O>;
  /**
   * For work that writes: its batch is a transaction, and the caller's promise resolves once that is on disk. Inputs
   * with the same `keyOf` are never in the same batch.
   */
  write<I, O>(work: SharedWork<I, O>, keyOf?: (input: I) => unknown): (input: I) => Promise<O>;
  /**
   * For writes without a waiting caller: they join the next batch that writes, or are written alone after a short wait.
   */
  writeAlong<I, O>(work: SharedWork<I, O>): (input: I) => Promise<O>;
  /** Writes what is waiting to join a batch now; resolves when it is written. */
  settle(): Promise<void>;
}

/** The inputs of one kind of work in a batch. */
interface Share {
  readonly writes: boolean;
  run(batch: Batch): Promise<void>;
  succeed(): void;
  fail(error: unknown): void;
  /** The same, split into one share per input. */
  split(): readonly Share[];
}

interface Line {
  /** True when its jobs wait to join a batch that others need. */
  readonly goesAlong: boolean;
  isEmpty(): boolean;
  /** True when its jobs fill a batch. */
  isFull(): boolean;
  take(): Share;
}

// Running one batch at a time makes the batches largest. But a full one cannot grow, and one that waits for a row lock
// must not hold up the others for long.
const patienceMs = 50;
const mostAtOnce = 4;
const mostAlone = 2;
const mostClashes = 3;
const alongMs = 25;

/** Creates the group of one database. */
export function createGroup(connect: Connect, dialect: SqlDialect): Group {
  const lines: Line[] = [];
  const underWay = new Set<Promise<void>>();
  let isAwake = false;
  // Set while jobs wait to join a batch; `isAlongDue` is true once they have waited for long enough.
  let waitsAlong: NodeJS.Timeout | undefined;
  let isAlongDue = false;
  let lastAlong: Promise<unknown> = Promise.resolve();

  const isDue = (line: Line) => !line.isEmpty() && (isAlongDue || !line.goesAlong);

  async function runAll(): Promise<void> {
    isAwake = true;
    while (lines.some(isDue)) {
      // Whatever has arrived from the network meanwhile joins the batch.
      await setImmediate();
      const { taken, ended } = startBatch();
      underWay.add(ended);
      void ended.then(() => underWay.delete(ended));
      await taken;
      if (!lines.some((line) => line.isFull())) await endOf(ended);
      if (underWay.size >= mostAtOnce) await Promise.race(underWay);
    }
    isAwake = false;
  }

  /** Starts a batch; `taken` resolves once its inputs are taken. */
  function startBatch(): { readonly taken: Promise<void>; readonly ended: Promise<void> } {
    let take = () => {};
    const taken = new Promise<void>((resolve) => (take = resolve));
    const ended = runBatch(() => {
      take();
      return takeDue();
    });
    return { taken, ended };
  }

  function takeDue(): readonly Share[] {
    const shares = lines.filter(isDue).map((line) => line.take());
    if (!isAlongDue && !shares.some((share) => share.writes)) return shares;
    const along = lines.filter((line) => line.goesAlong && !line.isEmpty()).map((line) => line.take());
    clearTimeout(waitsAlong);
    waitsAlong = undefined;
    isAlongDue = lines.some((line) => line.goesAlong && !line.isEmpty());
    // First, so that a lease in the same batch sees what these have marked.
    return [...along, ...shares];
  }

  function hurryAlong(): void {
    isAlongDue = lines.some((line) => line.goesAlong && !line.isEmpty());
    if (!isAwake) void runAll();
  }

  /**
   * Runs a batch. Its inputs are taken once there is a connection, so that those that arrive meanwhile join it. A batch
   * that stops runs again and may not stop then.
   */
  async function runBatch(
    take: () => readonly Share[],
    clashes = 0,
    mayStop = dialect.canStop,
  ): Promise<void> {
    let shares: readonly Share[] | undefined;
    try {
      await connect(async (send) => {
        const taken = (shares = take());
        const work = (batch: Batch) => Promise.all(taken.map((share) => share.run(batch)));
        const writes = taken.some((share) => share.writes);
        await (writes ? transactBatch(send, dialect, work, mayStop) : readBatch(send, dialect, work));
      });
    } catch (error) {
      const stopped = shares;
      if (stopped && dialect.isStop(error)) return runBatch(() => stopped, clashes, false);
      // Without a connection, nothing has been taken yet: all that is due fails.
      await runAlone(shares ?? take(), error, clashes);
      return;
    }
    for (const share of shares ?? []) share.succeed();
  }

  /**
   * Retries each input of a failed batch alone, so that only the one at fault fails. Failures are rare, so this is
   * cheaper than a savepoint for each input. An input that is alone and fails because of concurrent transactions is
   * retried a few times.
   */
  async function runAlone(shares: readonly Share[], error: unknown, clashes: number): Promise<void> {
    const single = shares.flatMap((share) => share.split());
    const isClash = dialect.isClash(error) && clashes < mostClashes;
    if (isClash || (single.length > 1 && (dialect.isRefusal(error) || isFault(error)))) {
      const left = single.values();
      // If all ran at once, those that wait for locks would take all connections, and the others would get none in
      // time.
      const lane = async () => {
        for (const share of left) await runBatch(() => [share], clashes + (isClash ? 1 : 0));
      };
      await Promise.all(Array.from({ length: mostAlone }, lane));
    } else {
      for (const share of shares) share.fail(error);
    }
  }

  function openLine<I, O>(
    { writes, goesAlong = false }: { readonly writes: boolean; readonly goesAlong?: boolean },
    work: SharedWork<I, O>,
    keyOf?: (input: I) => unknown,
  ) {
    const waiting: Job<I, O>[] = [];
    lines.push({
      goesAlong,
      isEmpty: () => waiting.length === 0,
      isFull: () => !goesAlong && waiting.length >= mostTogether,
      take: () => shareOf(writes, work, takeJobs(waiting, keyOf)),
    });
    return (input: I) =>
      new Promise<O>((resolve, reject) => {
        waiting.push({ input, resolve, reject });
        if (goesAlong) waitsAlong ??= setTimeout(hurryAlong, alongMs);
        else if (!isAwake) void runAll();
      });
  }

  return {
    read: (work) => openLine({ writes: false }, work),
    write: (work, keyOf) => openLine({ writes: true }, work, keyOf),
    writeAlong<I, O>(work: SharedWork<I, O>) {
      const add = openLine({ writes: true, goesAlong: true }, work);
      return (input: I) => {
        const done = add(input);
        lastAlong = done.catch(() => {});
        return done;
      };
    },
    async settle() {
      hurryAlong();
      await lastAlong;
    },
  };
}

/**
 * True for errors that no database or network throws, but our own code for an input that it cannot handle: nothing is
 * written.
 */
function isFault(error: unknown): boolean {
  return error instanceof TypeError || error instanceof RangeError || error instanceof SyntaxError;
}

/** Waits for a batch for `patienceMs` at most; the batch continues. */
async function endOf(batch: Promise<void>): Promise<void> {
  await new Promise<void>((resolve) => {
    const late = setTimeout(resolve, patienceMs);
    void batch.then(() => {
      clearTimeout(late);
      resolve();
    });
  });
}

interface Job<I, O> {
  readonly input: I;
  readonly resolve: (output: O) => void;
  readonly reject: (error: unknown) => void;
}

// The size of a batch is limited, so that the first of many inputs does not wait for all the others.
const mostTogether = 256;

/** Takes the jobs that may share a batch, in the order of their arrival. */
function takeJobs<I, O>(waiting: Job<I, O>[], keyOf?: (input: I) => unknown): readonly Job<I, O>[] {
  if (!keyOf) return waiting.splice(0, mostTogether);
  const taken = new Map<unknown, Job<I, O>>();
  for (const job of waiting.splice(0)) {
    const key = keyOf(job.input);
    if (taken.size < mostTogether && !taken.has(key)) taken.set(key, job);
    else waiting.push(job);
  }
  return [...taken.values()];
}

function shareOf<I, O>(writes: boolean, work: SharedWork<I, O>, jobs: readonly Job<I, O>[]): Share {
  const inputs = jobs.map((job) => job.input);
  let outputs: readonly O[] | (() => readonly O[]) = [];
  return {
    writes,
    async run(batch) {
      outputs = await work(batch, inputs);
    },
    succeed() {
      const read = typeof outputs === "function" ? outputs() : outputs;
      // A work returns one output for each input.
      for (const [index, job] of jobs.entries()) job.resolve(read[index] as O);
    },
    fail(error) {
      for (const job of jobs) job.reject(error);
    },
    split: () => jobs.map((job) => shareOf(writes, work, [job])),
  };
}
