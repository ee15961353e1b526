import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { faultSources } from "./faults.js";
import type { Violation } from "./invariants/violation.js";
import { bundleSimulation } from "./run/bundle.js";
import { runSeeds } from "./run/run-seeds.js";
import { createSummary } from "./run/summary.js";
import { figures, isLong } from "../integration/how-long.js";

const seed = Number(process.env["SIPS_TEST_SEED"] ?? Date.now() % 1_000_000_007);
// Bounded by payments, not by time: what is shown does not depend on how busy the machine is.
const total = isLong ? 1_000_000 : 4_000;
// Also on a machine that does a lot besides; a million took more than an hour there.
const longestMs = 24 * 3_600_000;

test(
  `${total} payments under faults of all sources, from seed ${seed}: \`npm run simulate -- --seed N\` repeats a run`,
  async () => {
    console.log(`simulation: seed ${seed}; SIPS_TEST_SEED=${seed} runs the same again`);
    const folder = await mkdtemp(join(tmpdir(), "sips-simulation-"));
    const summary = createSummary();
    const violations: (Violation & { readonly seed: number })[] = [];
    try {
      await runSeeds({
        file: await bundleSimulation(folder),
        from: seed,
        total,
        faults: faultSources,
        workers: 2,
        onRun({ result }) {
          summary.add(result);
          violations.push(...result.violations.map((one) => ({ ...one, seed: result.seed })));
          // The first runs that violate something say enough.
          return violations.length > 20;
        },
      });
    } finally {
      await rm(folder, { recursive: true });
    }
    figures("simulation", { seed, result: summary.lines().at(-1) ?? "" });
    expect(
      violations.map((one) => `--seed ${one.seed}: ${one.name} ${one.orderId} ${one.reference}: ${one.what}`),
    ).toEqual([]);
  },
  longestMs,
);
