import type { Charging } from "./when-charged.js";

/** The calls of the engine that may charge an attempt, by its reference. */
export interface Chargings {
  of(reference: string): readonly Charging[];
  /** Runs a call, and notes from when to when it ran. */
  during<T>(reference: string, run: () => Promise<T>): Promise<T>;
}

export function createChargings(now: () => number): Chargings {
  const chargings = new Map<string, Charging[]>();
  return {
    of: (reference) => chargings.get(reference) ?? [],
    async during(reference, run) {
      const charging: Charging = { from: now(), to: undefined };
      const known = chargings.get(reference);
      if (known) known.push(charging);
      else chargings.set(reference, [charging]);
      try {
        return await run();
      } finally {
        charging.to = now();
      }
    },
  };
}
