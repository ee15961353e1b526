import { createHmac } from "node:crypto";
import { createStore, type Store } from "../store/store.js";

/**
 * Seeded random: every identifier and secret is derived from the seed and its purpose, so that the same seed and calls
 * give the same answers, in whatever order they come.
 */
export interface SeededRandom {
  /** `count` bytes that depend only on the seed and the labels. */
  bytes(count: number, ...labels: readonly string[]): Buffer;
  /** A text of `count` decimal digits. */
  digits(count: number, ...labels: readonly string[]): string;
  /** A new label: the number of times this name was requested since the last reset. */
  nextLabel(name: string): string;
  reset(): void;
}

export function createSeededRandom(seed: string, store: Store = createStore()): SeededRandom {
  const counters = store.collection<number>("counters");
  const bytes: SeededRandom["bytes"] = (count, ...labels) => {
    const blocks: Buffer[] = [];
    for (let block = 0; block * 64 < count; block++) {
      const hmac = createHmac("sha512", seed);
      hmac.update(JSON.stringify([...labels, block]));
      blocks.push(hmac.digest());
    }
    return Buffer.concat(blocks).subarray(0, count);
  };
  return {
    bytes,
    digits: (count, ...labels) => [...bytes(count, ...labels)].map((byte) => byte % 10).join(""),
    nextLabel(name) {
      const number = (counters.get(name) ?? 0) + 1;
      counters.set(name, number);
      return `${name}#${number}`;
    },
    reset: () => counters.clear(),
  };
}
