import { performance } from "node:perf_hooks";
import type { RunResult } from "../simulate.js";
import { violationMeanings } from "../invariants/violation.js";

/** Sums up the results of runs. */
export interface Summary {
  add(result: RunResult): void;
  hasViolations(): boolean;
  lines(): readonly string[];
  /** Each feature of the product and how often it has occurred, the rarest first. */
  coverage(): readonly (readonly [feature: string, count: number])[];
}

const mostSeeds = 8;

export function createSummary(): Summary {
  const startedAt = performance.now();
  const seeds = new Map<string, Set<number>>();
  let runs = 0;
  let payments = 0;
  let attempts = 0;
  let events = 0;
  const covered = new Map<string, number>();
  return {
    add(result) {
      runs += 1;
      payments += result.payments;
      attempts += result.attempts;
      events += result.events;
      for (const [feature, count] of result.coverage)
        covered.set(feature, (covered.get(feature) ?? 0) + count);
      for (const { name } of result.violations) {
        const known = seeds.get(name) ?? new Set();
        seeds.set(name, known.add(result.seed));
      }
    },
    hasViolations: () => seeds.size > 0,
    coverage: () => [...covered].sort(([one, few], [other, many]) => few - many || (one < other ? -1 : 1)),
    lines() {
      const minutes = (performance.now() - startedAt) / 60_000;
      const violations = [...seeds].map(([name, found]) => {
        // Names come from violations, which take them from this table.
        const meaning = violationMeanings[name as keyof typeof violationMeanings];
        const some = [...found].slice(0, mostSeeds).join(" ");
        return `${name} (${meaning}): ${found.size} runs, seeds ${some}`;
      });
      return [
        ...violations,
        `${runs} runs, ${payments} payments (${attempts} attempts), ${events} events, ${violations.length} kinds of violation, ` +
          `${Math.round(payments / minutes)} payments a minute`,
      ];
    },
  };
}
