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

function runFor(work: () => unknown, milliseconds: number): number {
  const endsAt = performance.now() + milliseconds;
  let runs = 0;
  while (performance.now() < endsAt) {
    for (let inner = 0; inner < 20; inner += 1) work();
    runs += 20;
  }
  return runs;
}

/** Prints measurements beside the floor of the same run: the ratio is what can be compared across machines. */
export function report(title: string, floor: Measurement, others: readonly Measurement[]): void {
  console.log(`\n${title}`);
  for (const one of [floor, ...others]) {
    const rate = Math.round(one.perSecond).toLocaleString("en-US").padStart(10);
    const ratio = `${Math.round((one.perSecond / floor.perSecond) * 100)} %`.padStart(6);
    console.log(`  ${rate} /s ${ratio}  ${one.name}`);
  }
}
