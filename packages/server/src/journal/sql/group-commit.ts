import { setImmediate } from "node:timers/promises";
import { readBatch, transactBatch, type Batch, type Connect } from "./batch.js";
import type { SqlDialect } from "./dialect.js";

/**
 * What many payments ask of the database at the same moment, asked together: a few statements and one wait for the disk
 * serve them all. May run twice: it changes nothing but the database. Gives a result for each input, in their order; or,
 * when they depend on its last statements, how to read them once those are answered.
 */
export type SharedWork<I, O> = (
  batch: Batch,
  inputs: readonly I[],
) => Promise<readonly O[] | (() => readonly O[])>;

/** Collects what is asked of one database. Its functions have one input done along with all others of its time. */
export interface Group {
  /** For a work that only reads. */
  read<I, O>(work: SharedWork<I, O>): (input: I) => Promise<O>;
  /**
   * For a work that writes: a batch that has one is a transaction, and whoever waits is told once it is on the disk.
   * Inputs for which `keyOf` gives the same are done one after the other.
   */
  write<I, O>(work: SharedWork<I, O>, keyOf?: (input: I) => unknown): (input: I) => Promise<O>;
  /**
   * For a work that writes what nobody waits for: it goes along with the next batch that writes, or alone when there was
   * none for a moment.
   */
  writeAlong<I, O>(work: SharedWork<I, O>): (input: I) => Promise<O>;
  /** Has what waits to go along done now; resolves when it is. */
  settle(): Promise<void>;
}

/** What one kind of work has in a batch. */
interface Share {
  readonly writes: boolean;
  run(batch: Batch): Promise<void>;
  succeed(): void;
  fail(error: unknown): void;
  /** The same, an input each. */
  split(): readonly Share[];
}

interface Line {
  /** True for one whose jobs wait for a batch of others. */
  readonly goesAlong: boolean;
  isEmpty(): boolean;
  take(): Share;
}

// One batch at a time makes the largest ones. But one that waits for a row which somebody holds must not hold up the
// others for long.
const patienceMs = 50;
const mostAtOnce = 4;
const mostAlone = 2;
const mostClashes = 3;
const alongMs = 25;

/** Collects what is asked of the database behind this door. */
export function createGroup(connect: Connect, dialect: SqlDialect): Group {
  const lines: Line[] = [];
  const underWay = new Set<Promise<void>>();
  let isAwake = false;
  // Set while something waits to go along; `isAlongDue` when it has waited for long enough.
  let waitsAlong: NodeJS.Timeout | undefined;
  let isAlongDue = false;
  let lastAlong: Promise<unknown> = Promise.resolve();

  const isDue = (line: Line) => !line.isEmpty() && (isAlongDue || !line.goesAlong);

  async function runAll(): Promise<void> {
    isAwake = true;
    while (lines.some(isDue)) {
      // All that has come in from the network meanwhile goes along.
      await setImmediate();
      const batch = runBatch(takeDue);
      underWay.add(batch);
      void batch.then(() => underWay.delete(batch));
      await endOf(batch);
      if (underWay.size >= mostAtOnce) await Promise.race(underWay);
    }
    isAwake = false;
  }

  function takeDue(): readonly Share[] {
    const shares = lines.filter(isDue).map((line) => line.take());
    if (!isAlongDue && !shares.some((share) => share.writes)) return shares;
    const along = lines.filter((line) => line.goesAlong && !line.isEmpty()).map((line) => line.take());
    clearTimeout(waitsAlong);
    waitsAlong = undefined;
    isAlongDue = lines.some((line) => line.goesAlong && !line.isEmpty());
    // First: what is marked is marked for whoever leases in the same batch.
    return [...along, ...shares];
  }

  function hurryAlong(): void {
    isAlongDue = lines.some((line) => line.goesAlong && !line.isEmpty());
    if (!isAwake) void runAll();
  }

  /** Takes what there is once it has a connection. */
  async function runBatch(take: () => readonly Share[], clashes = 0): Promise<void> {
    let shares: readonly Share[] | undefined;
    try {
      await connect(async (send) => {
        const taken = (shares = take());
        const run = taken.some((share) => share.writes) ? transactBatch : readBatch;
        await run(send, dialect, (batch) => Promise.all(taken.map((share) => share.run(batch))));
      });
    } catch (error) {
      // Without a connection nothing can be done for anybody.
      await runAlone(shares ?? take(), error, clashes);
      return;
    }
    for (const share of shares ?? []) share.succeed();
  }

  /**
   * Does each of a batch that has failed alone, so that only the one at fault fails: rarer, and so cheaper, than to
   * guard each of them by a savepoint. One that is alone and fails for what others do is done again a few times.
   */
  async function runAlone(shares: readonly Share[], error: unknown, clashes: number): Promise<void> {
    const single = shares.flatMap((share) => share.split());
    const isClash = dialect.isClash(error) && clashes < mostClashes;
    if (isClash || (single.length > 1 && (dialect.isRefusal(error) || isFault(error)))) {
      const left = single.values();
      // All at once, those that wait for somebody would have all connections, and the others none in time.
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

/** True for what no database or network throws, but a work for an input that it cannot deal with: nothing is written. */
function isFault(error: unknown): boolean {
  return error instanceof TypeError || error instanceof RangeError || error instanceof SyntaxError;
}

/** Waits for a batch as long as patience lasts; it goes on all the same. */
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

// So that the first of many does not wait for all the others.
const mostTogether = 64;

/** Takes out of the line what may go together, the first ones first. */
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
      // A work gives as many outputs as it was given inputs.
      for (const [index, job] of jobs.entries()) job.resolve(read[index] as O);
    },
    fail(error) {
      for (const job of jobs) job.reject(error);
    },
    split: () => jobs.map((job) => shareOf(writes, work, [job])),
  };
}
