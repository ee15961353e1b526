import { cpus } from "node:os";
import { setTimeout } from "node:timers/promises";

/**
 * Measures what share of all cores, 0 to 1, other work on this machine uses while the benchmark is idle for a moment.
 */
export async function measureMachineLoad(forMs = 400): Promise<number> {
  const before = timesOfCores();
  await setTimeout(forMs);
  const after = timesOfCores();
  return 1 - (after.idle - before.idle) / (after.all - before.all);
}

function timesOfCores(): { readonly idle: number; readonly all: number } {
  const times = cpus().map((core) => core.times);
  const sum = (values: readonly number[]) => values.reduce((one, other) => one + other, 0);
  return {
    idle: sum(times.map(({ idle }) => idle)),
    all: sum(times.flatMap((core) => Object.values(core))),
  };
}
