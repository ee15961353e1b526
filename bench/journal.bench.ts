import type { Journal } from "@sips-kit/server";
import { openPostgresBench } from "./journal-on-postgres.js";
import { openSqliteBench } from "./journal-on-sqlite.js";
import { measureInTurns, report, type Measurement } from "./measure.js";
import { writePayments, writesOfPayment } from "./journal-payments.js";
import type { StoreBench } from "./store-bench.js";

// Moves of payments per second, compared with bare durable inserts into a one-column table; then the same in a journal
// of a million payments. `npm run bench -- journal`; SIPS_BENCH_ATTEMPTS changes the million.
const attempts = Number(process.env["SIPS_BENCH_ATTEMPTS"] ?? 1_000_000);
const together = 50;

for (const openBench of [openSqliteBench, openPostgresBench]) {
  const bench = await openBench();
  try {
    await run(bench);
  } finally {
    await bench.close();
  }
}

async function run(bench: StoreBench): Promise<void> {
  const filledAt = performance.now();
  await bench.fill(attempts);
  const seconds = Math.round((performance.now() - filledAt) / 1000);
  const full = `in a journal of ${attempts.toLocaleString("en-US")} (filled in ${seconds} s)`;
  const { empty, filled } = bench;
  const found = await measureInTurns(
    {
      "bare durable insert": bench.insert,
      [`bare durable insert, ${together} at a time`]: () => times(together, bench.insert),
      "a move": () => writePayments(empty, 1),
      [`a move, ${together} payments at a time`]: () => writePayments(empty, together),
      [`a move ${full}`]: () => writePayments(filled, 1),
      [`a move, ${together} payments at a time, ${full}`]: () => writePayments(filled, together),
    },
    8,
    700,
  );
  const writes = [
    1,
    together,
    writesOfPayment,
    together * writesOfPayment,
    writesOfPayment,
    together * writesOfPayment,
  ];
  const perSecond = found.map((one, index) => ({ ...one, perSecond: one.perSecond * (writes[index] ?? 1) }));
  const [insert, inserts, move, moves, moveInFull, movesInFull] = perSecond;
  if (!insert || !inserts || !move || !moves || !moveInFull || !movesInFull)
    throw new Error("Nothing measured.");
  report(`Journal on ${bench.name}, one payment at a time`, insert, [move, moveInFull]);
  report(`Journal on ${bench.name}, ${together} payments at a time`, inserts, [moves, movesInFull]);
  console.log(
    `  flat: ${percent(moveInFull, move)} and ${percent(movesInFull, moves)} of the rate in an empty journal`,
  );
  // Rates depend on the disk and its other users; this process's own time does not.
  const own = { empty: await ownTimeOfMove(empty), full: await ownTimeOfMove(filled) };
  console.log(`  own time of a move: ${own.empty} us in an empty journal, ${own.full} us in the full one`);
}

function percent(one: Measurement, other: Measurement): string {
  return `${Math.round((one.perSecond / other.perSecond) * 100)} %`;
}

async function times(count: number, work: () => Promise<unknown>): Promise<void> {
  await Promise.all(Array.from({ length: count }, work));
}

/** This process's CPU time for a move, in microseconds: the minimum of several rounds. */
async function ownTimeOfMove(journal: Journal): Promise<number> {
  const rounds: number[] = [];
  for (let round = 0; round < 12; round += 1) {
    const before = process.cpuUsage();
    await writePayments(journal, together);
    const { user, system } = process.cpuUsage(before);
    rounds.push((user + system) / together / writesOfPayment);
  }
  return Math.round(Math.min(...rounds));
}
