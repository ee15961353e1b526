import { createStore, type Store } from "../store/store.js";

/** The simulator's clock: the machine's time plus what the control API has added. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /**
   * Moves time forward by an ISO 8601 duration such as "PT20M" or "P1DT2H". Throws RangeError on anything else, and
   * beyond the year 2999.
   */
  advance(duration: string): void;
  reset(): void;
}

export function createClock(machineTime: () => number = Date.now, store: Store = createStore()): Clock {
  const kept = store.collection<number>("clock");
  let added = kept.get("added") ?? 0;
  return {
    now: () => machineTime() + added,
    advance: (duration) => {
      const further = added + durationMs(duration);
      if (machineTime() + further >= endOfTime) {
        throw new RangeError(`"${duration}" is too far: the clock goes no further than the year 2999.`);
      }
      added = further;
      kept.set("added", added);
    },
    reset: () => {
      added = 0;
      kept.clear();
    },
  };
}

// The gateway's dates have four digits for the year, and some lie ahead of the clock: captures and expiry dates.
const endOfTime = Date.UTC(3000, 0);

const pattern = /^P(?=.)(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d{1,3})?)S)?)?$/;
const unitMs = [7 * 86_400_000, 86_400_000, 3_600_000, 60_000, 1_000];

/** Months and years are refused: they have no fixed length. */
export function durationMs(duration: string): number {
  const parts = pattern.exec(duration);
  if (!parts) {
    throw new RangeError(
      `"${duration}" is no ISO 8601 duration in weeks, days, hours, minutes, seconds. Try "PT20M".`,
    );
  }
  return Math.round(unitMs.reduce((sum, unit, index) => sum + unit * Number(parts[index + 1] ?? 0), 0));
}
