/** Repeatable random numbers: the same seed gives the same numbers (Park and Miller's generator). */
export interface SeededRandom {
  /** A whole number from 0 to `below` - 1. */
  below(below: number): number;
  isOnceIn(times: number): boolean;
  oneOf<T>(things: readonly T[]): T;
}

export function createSeededRandom(seed: number): SeededRandom {
  let state = (Math.abs(Math.trunc(seed)) % 2_147_483_646) + 1;
  const below = (limit: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % limit;
  };
  return {
    below,
    isOnceIn: (times) => below(times) === 0,
    oneOf(things) {
      const thing = things[below(things.length)];
      if (thing === undefined) throw new RangeError("There is nothing to choose from.");
      return thing;
    },
  };
}
