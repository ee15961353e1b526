import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { faultSources } from "../faults.js";
import { bundleSimulation } from "../run/bundle.js";
import { runSeeds, type SeedRange } from "../run/run-seeds.js";
import type { Violation } from "../invariants/violation.js";
import type { RunResult } from "../simulate.js";
import type { Mutation } from "./mutation.js";

/** How a mutation was found. */
export interface Finding {
  readonly seed: number;
  /** The invariants that it violates and the code without it does not. */
  readonly names: readonly string[];
  readonly what: string;
  readonly seconds: number;
  readonly payments: number;
}

/** Two minutes on a machine that simulates 50,000 payments a minute; a count does not depend on how busy it is. */
const mostPayments = 100_000;
/** Runs at a time: few at first, since most mutations are found at once. */
const chunks = [4, 8, 16, 32, 64];

/**
 * Plants a mutation and runs seeds until one of them violates what the code without it does not. Undefined when 100,000
 * payments were not enough.
 */
export async function findMutation(
  mutation: Mutation,
  from: number,
  workers: number,
  faults: readonly string[] = faultSources,
): Promise<Finding | undefined> {
  const folder = await mkdtemp(join(tmpdir(), "sips-mutation-"));
  try {
    const file = await bundleSimulation(join(folder, "mutated"), { edit: mutation });
    const sound = await bundleSimulation(join(folder, "sound"));
    const startedAt = performance.now();
    let payments = 0;
    let seed = from;
    for (let chunk = 0; payments < mostPayments; chunk += 1) {
      const runs = chunks[chunk] ?? 64;
      const results = await runAll({ file, from: seed, runs, workers, faults });
      seed += runs;
      for (const result of results) {
        payments += result.payments;
        const own = await withoutKnown(sound, result, faults);
        const [first] = own;
        if (!first) continue;
        const seconds = (performance.now() - startedAt) / 1_000;
        const names = [...new Set(own.map(({ name }) => name))];
        return { seed: result.seed, names, what: first.what, seconds, payments };
      }
    }
    return undefined;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What a run violates and the same run of the unmutated code does not. */
async function withoutKnown(
  sound: string,
  { seed, violations }: RunResult,
  faults: readonly string[],
): Promise<readonly Violation[]> {
  if (violations.length === 0) return [];
  const [expected] = await runAll({ file: sound, from: seed, runs: 1, workers: 1, faults });
  const known = new Set(expected?.violations.map(({ name }) => name));
  return violations.filter(({ name }) => !known.has(name));
}

/** Runs seeds until the first one that violates something; their results in the order of the seeds. */
async function runAll(range: Omit<SeedRange, "onRun">): Promise<readonly RunResult[]> {
  const results: RunResult[] = [];
  await runSeeds({
    ...range,
    onRun({ result }) {
      results.push(result);
      return result.violations.length > 0;
    },
  });
  return results.sort((one, other) => one.seed - other.seed);
}
