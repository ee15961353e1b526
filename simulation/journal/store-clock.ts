import type { JournalClock } from "../engine.js";

/** The clocks of the machine on which a process runs, and the source that its journal's clock follows. */
export interface ClockSources {
  /** Milliseconds of the process's monotonic clock. */
  elapsed(): number;
  /** Milliseconds since 1970 by the machine's wall clock. */
  wall(): number;
  /** Milliseconds since 1970 by the database's clock. */
  database(): number;
  /** The newest time that the journal holds between two times, or else the first of them. */
  newest(after: number, before: number): number;
}

const everyMs = 60_000;
const jumpMs = 1_000;

/**
 * A process's view of the journal's clock: the database's time, read once a minute or when the machine's clocks show
 * that it was suspended, and extrapolated with the monotonic clock. Never goes back.
 */
export function createStoreClock({ elapsed, wall, database, newest }: ClockSources): JournalClock {
  let latest = 0;
  let offset = 0;
  let askedAt = -Infinity;
  let wallAhead = 0;
  const now = () => {
    const hasJumped = Math.abs(wall() - elapsed() - wallAhead) > jumpMs;
    const asks = hasJumped || elapsed() - askedAt >= everyMs;
    if (asks) {
      askedAt = elapsed();
      wallAhead = wall() - elapsed();
      offset = database() - elapsed();
    }
    latest = Math.max(latest, Math.floor(elapsed() + offset));
    if (asks) latest = newest(latest, database() + 24 * 3_600_000);
    return latest;
  };
  return { now, skewMs: () => wall() - now() };
}
