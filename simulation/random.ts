/** Seeded random numbers: the same seed and name always produce the same sequence. */
export interface Random {
  /** A number from 0 to 1, 1 excluded. */
  unit(): number;
  /** A whole number from 0 to `limit` - 1. */
  below(limit: number): number;
  /** A whole number from `low` to `high` - 1. */
  between(low: number, high: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  pick<T>(things: readonly T[]): T;
  bytes(count: number): Uint8Array;
}

/**
 * Creates a separate random stream for each name, so that a component that draws more numbers does not affect others.
 * The generator is mulberry32, seeded with an FNV hash of seed and name.
 */
export function createRandom(seed: number, name: string): Random {
  let state = hash(seed, name);
  const unit = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(unit() * limit);
  return {
    unit,
    below,
    between: (low, high) => low + below(high - low),
    // Drawn even for 0, so that changing a probability does not shift later draws.
    chance: (probability) => unit() < probability,
    pick(things) {
      const thing = things[below(things.length)];
      if (thing === undefined) throw new RangeError("There is nothing to pick from.");
      return thing;
    },
    bytes(count) {
      const bytes = new Uint8Array(count);
      for (let index = 0; index < count; index += 1) bytes[index] = below(256);
      return bytes;
    },
  };
}

function hash(seed: number, name: string): number {
  let state = Math.imul(seed ^ 0x811c9dc5, 0x01000193);
  for (let index = 0; index < name.length; index += 1) {
    state = Math.imul(state ^ name.charCodeAt(index), 0x01000193);
  }
  state ^= state >>> 15;
  return Math.imul(state, 0x2c1b3c6d) ^ (state >>> 12);
}
