import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { faultSources } from "../faults.js";
import { bundleSimulation } from "../run/bundle.js";
import { runSeeds } from "../run/run-seeds.js";
import type { RunResult } from "../simulate.js";
import type { Mutation } from "./mutations.js";

/** How a mutation was found. */
export interface Finding {
  readonly seed: number;
  /** The invariants that it violates and the code without it does not. */
  readonly names: readonly string[];
  readonly what: string;
  readonly seconds: number;
  readonly payments: number;
}

const longestMs = 120_000;

/**
 * Plants a mutation and runs seeds until one of them violates what the code without it does not. Undefined when two
 * minutes were not enough.
 */
export async function findMutation(
  mutation: Mutation,
  from: number,
  workers: number,
): Promise<Finding | undefined> {
  const folder = await mkdtemp(join(tmpdir(), "sips-mutation-"));
  try {
    const [mutated, sound] = [join(folder, "mutated"), join(folder, "sound")];
    const file = await bundleSimulation(mutated, { edit: mutation });
    const soundFile = await bundleSimulation(sound);
    const startedAt = performance.now();
    let payments = 0;
    for (let seed = from; performance.now() - startedAt < longestMs; seed += workers) {
      const results = await runOnce(file, seed, workers);
      for (const result of results) {
        payments += result.payments;
        if (result.violations.length === 0) continue;
        const [expected] = await runOnce(soundFile, result.seed, 1);
        const known = new Set(expected?.violations.map(({ name }) => name));
        const own = result.violations.filter(({ name }) => !known.has(name));
        const [first] = own;
        if (!first) continue;
        const seconds = (performance.now() - startedAt) / 1_000;
        return {
          seed: result.seed,
          names: [...new Set(own.map(({ name }) => name))],
          what: first.what,
          seconds,
          payments,
        };
      }
    }
    return undefined;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function runOnce(file: string, from: number, runs: number): Promise<readonly RunResult[]> {
  const results: RunResult[] = [];
  await runSeeds({
    file,
    from,
    runs,
    faults: faultSources,
    workers: runs,
    onRun: ({ result }) => void results.push(result),
  });
  return results.sort((one, other) => one.seed - other.seed);
}
