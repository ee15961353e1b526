import { timeOfReference } from "../../domain/reference.js";
import type { JournalClock } from "../journal-clock.js";
import { createSteadyClock, type Reading } from "../steady-clock.js";
import type { Database } from "./database.js";

const samples = 5;
const everyMs = 60_000;
const afterFailureMs = 5_000;
// Slower answers are ignored, because they are too imprecise.
const slowestTripMs = 1_000;
const jumpMs = 1_000;

/** The clocks of this machine. */
interface MachineClocks {
  /** Milliseconds of the monotonic clock. */
  elapsed(): number;
  /** Milliseconds since 1970. */
  wall(): number;
}

const machineClocks: MachineClocks = { elapsed: () => performance.now(), wall: () => Date.now() };

/**
 * The clock of a journal in a database. With `readTime` it follows the database's clock: it is measured at the start,
 * then once a minute while in use, or at once when this machine's clocks show that it was suspended, and extrapolated
 * with the monotonic clock in between. Without `readTime` it follows this machine's wall clock. It starts no earlier
 * than the newest time that the journal holds, unless that is far ahead (`farAheadMs`).
 *
 * @param readTime queries the database's time, in milliseconds since 1970
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

  /** Runs in the background. After a failure it is repeated sooner. */
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
      // Until then the monotonic clock extrapolates.
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

/** Measures several times and uses the shortest round trip, assuming that its answer is the time at its midpoint. */
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

/** Queries a database's time, in milliseconds since 1970. */
export async function readDatabaseTime(database: Database, timeQuery: string): Promise<number> {
  const [row] = await database.read((batch) => batch.ask({ text: timeQuery, parameters: [] }));
  // The query of each dialect names its column like this.
  return (row as { readonly ms: number } | undefined)?.ms ?? Number.NaN;
}

// Not all of them: there may be very many, and the newest are the most likely to have changed last.
const newestOf = (table: string) =>
  `select reference from (select reference from ${table} order by reference desc limit 1000) as newest`;
const newestQuery = `select (select max(reference) from attempts) as reference,
  (select max(reference) from archive) as archived,
  (select max(updated_at) from attempts where reference in (${newestOf("due_checks")})) as due,
  (select max(updated_at) from attempts where reference in (${newestOf("due_notifications")})) as notified,
  (select max(updated_at) from operations where check_at is not null) as operations`;

/** The row of this query. PostgreSQL returns bigints as text. */
interface Newest {
  readonly reference: string | null;
  readonly archived: string | null;
  readonly due: number | string | null;
  readonly notified: number | string | null;
  readonly operations: number | string | null;
}

/**
 * The newest time that the journal holds: when the newest attempt was opened, according to its reference, and when
 * the newest attempts with due work, and operations that are still due, changed last.
 */
async function readNewest(database: Database): Promise<number> {
  const rows = await database.read((batch) => batch.ask({ text: newestQuery, parameters: [] }));
  const times = (rows as readonly Newest[]).flatMap((row) => [
    timeOfReference(row.reference ?? "") ?? 0,
    timeOfReference(row.archived ?? "") ?? 0,
    ...[row.due, row.notified, row.operations].map(Number),
  ]);
  return Math.max(0, ...times);
}
