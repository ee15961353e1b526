import type { Count, Counted, CountedKey, Passed, Try } from "../limits-journal.js";

/** A counter as it is stored, without the tries that are being counted now. */
export interface StandingCounter extends Count {
  /** When its last block ends or has ended; 0 when that was not in its window. */
  readonly blockedUntil: number;
}

/** Counts tries one by one, from counters that were read from any store. */
export interface LimitCounters {
  count(tries: Try, watched: ReadonlyMap<string, number>): Counted;
  /** The number of tries counted under each key. */
  readonly taken: ReadonlyMap<string, number>;
  /** The keys that were blocked, and until when. */
  readonly blocks: ReadonlyMap<string, number>;
}

/** Creates the counters of one transaction. */
export function openLimitCounters(standing: (key: string) => StandingCounter): LimitCounters {
  const taken = new Map<string, number>();
  const blocks = new Map<string, number>();

  function countOf({ key, isAccepted = false }: CountedKey): Count {
    const { tries, accepted } = standing(key);
    return { tries: tries + (taken.get(key) ?? 0) + (isAccepted ? 0 : 1), accepted };
  }

  function judge(one: CountedKey, now: number): { passed?: Passed; heldUntil?: number } {
    const { key, isAccepted = false, pauseAfter, mayHold = false } = one;
    const count = countOf(one);
    const pauseMs = isAccepted ? 0 : Math.ceil(pauseAfter?.(count) ?? 0);
    if (pauseMs <= 0) return {};
    const passed = { key, ...count, pauseMs };
    const blockedUntil = blocks.get(key) ?? standing(key).blockedUntil;
    if (!mayHold) return { passed };
    // A block that is still active; one more try does not prolong it.
    if (blockedUntil > now) return { heldUntil: blockedUntil };
    // After a block has ended this try goes through, and the next block begins with it.
    return blockedUntil > 0 ? { passed } : { passed, heldUntil: now + pauseMs };
  }

  return {
    count({ now, counted }, watched) {
      if (watched.size > 0) return { blockedUntil: watched, counts: [], passed: [] };
      const judged = counted.map((one) => ({ ...judge(one, now), one }));
      const held = judged.filter(({ heldUntil }) => heldUntil !== undefined);
      const isHeld = held.length > 0;
      // A blocked try exceeds only the limits that block it: it is not counted under its other keys.
      const passed = (isHeld ? held : judged).flatMap((each) => each.passed ?? []);
      for (const { key, pauseMs } of passed) {
        blocks.set(key, Math.max(blocks.get(key) ?? 0, now + pauseMs));
      }
      if (isHeld) {
        const blockedUntil = new Map(held.map(({ one, heldUntil = 0 }) => [one.key, heldUntil]));
        return { blockedUntil, counts: [], passed };
      }
      const counts = counted.map((one) => {
        const count = countOf(one);
        if (one.isAccepted !== true) taken.set(one.key, (taken.get(one.key) ?? 0) + 1);
        return count;
      });
      return { blockedUntil: new Map(), counts, passed };
    },
    taken,
    blocks,
  };
}
