import { timeOfReference } from "../../domain/reference.js";
import type { JournalClock } from "../journal-clock.js";
import { createSteadyClock, type Reading } from "../steady-clock.js";
import type { Database } from "./database.js";

const samples = 5;
const everyMs = 60_000;
const afterFailureMs = 5_000;
// A slower answer says too little about the moment for which it holds.
const slowestTripMs = 1_000;
const jumpMs = 1_000;

/** The clocks of the machine itself. */
interface MachineClocks {
  /** Milliseconds of the monotonic clock. */
  elapsed(): number;
  /** Milliseconds since 1970. */
  wall(): number;
}

const machineClocks: MachineClocks = { elapsed: () => performance.now(), wall: () => Date.now() };

/**
 * The clock of a journal in a database. With `readTime` it is the database's, measured here and then along with traffic
 * once a minute, or at once when this machine's clocks show that it was suspended; in between the monotonic clock
 * carries it on. Without, it is this machine's wall clock. Never behind what the journal holds.
 *
 * @param readTime asks the database for its time, in milliseconds since 1970
 */
export async function startSqlClock(
  database: Database,
  readTime?: () => Promise<number>,
  machine: MachineClocks = machineClocks,
): Promise<JournalClock> {
  const readWall = () => ({ time: machine.wall(), at: machine.elapsed(), tripMs: 0 });
  const readSource = async () => (readTime ? bestOf(samples, readTime, machine) : readWall());
  const wallAhead = () => machine.wall() - machine.elapsed();
  let measuredAhead = wallAhead();
  const clock = createSteadyClock(() => machine.elapsed(), await readSource());
  clock.seen(await readNewest(database));
  let dueAt = machine.elapsed() + everyMs;
  let isMeasuring = false;

  /** In the background: nobody waits for it, and a database that is away is asked again. */
  async function refresh(): Promise<void> {
    isMeasuring = true;
    measuredAhead = wallAhead();
    let nextMs = afterFailureMs;
    try {
      const reading = await readSource();
      if (reading.tripMs <= slowestTripMs) clock.measured(reading);
      clock.seen(await readNewest(database));
      nextMs = everyMs;
    } catch {
      // Until then the monotonic clock carries it on.
    }
    dueAt = machine.elapsed() + nextMs;
    isMeasuring = false;
  }

  const now = () => {
    const hasJumped = Math.abs(wallAhead() - measuredAhead) > jumpMs;
    if (!isMeasuring && (hasJumped || machine.elapsed() >= dueAt)) void refresh();
    if (!readTime) clock.measured(readWall());
    return clock.now();
  };
  return { now, skewMs: () => machine.wall() - now() };
}

interface TimedReading extends Reading {
  readonly tripMs: number;
}

/** Asks several times: the shortest round trip counts, and its answer is taken for the time of its middle. */
async function bestOf(
  times: number,
  readTime: () => Promise<number>,
  machine: MachineClocks,
): Promise<TimedReading> {
  const readings: TimedReading[] = [];
  while (readings.length < times) {
    const before = machine.elapsed();
    const time = await readTime();
    const after = machine.elapsed();
    readings.push({ time, at: (before + after) / 2, tripMs: after - before });
  }
  return readings.reduce((best, other) => (other.tripMs < best.tripMs ? other : best));
}

/** Asks a database for its time. */
export async function readDatabaseTime(database: Database, timeQuery: string): Promise<number> {
  const [row] = await database.read((batch) => batch.ask({ text: timeQuery, parameters: [] }));
  // The query of a dialect names its column so.
  return (row as { readonly ms: number } | undefined)?.ms ?? Number.NaN;
}

const newestQuery = `select (select max(reference) from attempts) as reference,
  (select max(reference) from archive) as archived,
  (select max(updated_at) from attempts where is_due = 1) as due,
  (select max(updated_at) from operations where check_at is not null) as operations`;

/** The row of this query. PostgreSQL gives its numbers as texts. */
interface Newest {
  readonly reference: string | null;
  readonly archived: string | null;
  readonly due: number | string | null;
  readonly operations: number | string | null;
}

/**
 * The newest time that the journal holds: that of the last attempt, whose reference tells it, and that of the last step
 * of whatever is still to be looked at.
 */
async function readNewest(database: Database): Promise<number> {
  const rows = await database.read((batch) => batch.ask({ text: newestQuery, parameters: [] }));
  const times = (rows as readonly Newest[]).flatMap((row) => [
    timeOfReference(row.reference ?? "") ?? 0,
    timeOfReference(row.archived ?? "") ?? 0,
    ...[row.due, row.operations].map(Number),
  ]);
  return Math.max(0, ...times);
}
