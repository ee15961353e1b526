import type { LimitsJournal, Try } from "../engine.js";
import type { Carry } from "./carry.js";
import type { LimitStore } from "./limit-store.js";

/**
 * The counters as the first edition of the journal asked for them: plain numbers, and blocks that the engine set
 * itself. With it the simulation runs on checkouts of that time as well.
 */
export function formerLimits(limits: LimitStore, carry: Carry): LimitsJournal {
  const latest = (keys: readonly string[]) => Math.max(0, ...limits.blockedUntil(keys).values());
  const former = {
    count: (given: Try) =>
      carry("count", "", () => {
        const blockedUntil = latest(given.watched ?? []);
        if (blockedUntil > given.now) return { blockedUntil, counts: [] };
        return {
          blockedUntil,
          counts: limits.count({ ...given, watched: [] }).counts.map(({ tries }) => tries),
        };
      }),
    block: (key: string, until: number) => carry("block", "", () => limits.block(key, until)),
    blockedUntil: (keys: readonly string[]) => carry("blockedUntil", "", () => latest(keys)),
    forget: (before: number) => carry("forget", "", () => limits.forget(before)),
  };
  // The engine of such a checkout takes exactly these; the types at hand are those of today's.
  return former as unknown as LimitsJournal;
}
