/** One measured piece of work. */
export interface Measurement {
  readonly name: string;
  readonly perSecond: number;
}

/** Runs a piece of work for about half a second after a warm-up, and counts. */
export function measure(name: string, work: () => unknown, forMs = 500): Measurement {
  runFor(work, forMs / 5);
  const startedAt = performance.now();
  const runs = runFor(work, forMs);
  return { name, perSecond: (runs / (performance.now() - startedAt)) * 1000 };
}

/** Work, possibly asynchronous, by name. */
export type NamedWork = Readonly<Record<string, () => unknown>>;

/**
 * Measures several works in turns, a little of each at a time, and keeps the best turn of each: other load on the
 * machine affects them all, and the best turn least.
 */
export async function measureInTurns(works: NamedWork, turns = 12, forMs = 50): Promise<Measurement[]> {
  const best = new Map<string, number>();
  for (let turn = 0; turn <= turns; turn += 1) {
    for (const [name, work] of Object.entries(works)) {
      const startedAt = performance.now();
      const runs = await runAsyncFor(work, forMs);
      const perSecond = (runs / (performance.now() - startedAt)) * 1000;
      // The first turn is a warm-up.
      if (turn > 0) best.set(name, Math.max(perSecond, best.get(name) ?? 0));
    }
  }
  return Array.from(best, ([name, perSecond]) => ({ name, perSecond }));
}

async function runAsyncFor(work: () => unknown, milliseconds: number): Promise<number> {
  const endsAt = performance.now() + milliseconds;
  let runs = 0;
  for (; performance.now() < endsAt; runs += 1) await work();
  return runs;
}

function runFor(work: () => unknown, milliseconds: number): number {
  const endsAt = performance.now() + milliseconds;
  let runs = 0;
  while (performance.now() < endsAt) {
    for (let inner = 0; inner < 20; inner += 1) work();
    runs += 20;
  }
  return runs;
}

/** Prints measurements next to the floor of the same run: only the ratio can be compared across machines. */
export function report(title: string, floor: Measurement, others: readonly Measurement[]): void {
  console.log(`\n${title}`);
  for (const one of [floor, ...others]) {
    const rate = Math.round(one.perSecond).toLocaleString("en-US").padStart(10);
    const ratio = `${Math.round((one.perSecond / floor.perSecond) * 100)} %`.padStart(6);
    console.log(`  ${rate} /s ${ratio}  ${one.name}`);
  }
}

/** Like report, for work that takes milliseconds; the first one is the floor. */
export function reportTimes(title: string, measurements: readonly Measurement[]): void {
  console.log(`\n${title}`);
  const floor = measurements[0]?.perSecond ?? Number.NaN;
  for (const { name, perSecond } of measurements) {
    const time = (1000 / perSecond).toFixed(3).padStart(10);
    const ratio = `${Math.round((floor / perSecond) * 100)} %`.padStart(6);
    console.log(`  ${time} ms ${ratio}  ${name}`);
  }
}
