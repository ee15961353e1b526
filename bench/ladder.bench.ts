import { payTimes } from "./pay-in-turn.js";
import { startMeasured, stopProcesses } from "./start-process.js";

// Where the CPU time of a payment goes when the journal is in memory: the bare handlers of the payments benchmark, the
// same with parts of ours in place of Express's or undici's, and the whole kit. Each is a separate process. CPU time
// depends less on the machine's other work than rates do, and the shares compare turns of the same round.
const isQuick = process.env["SIPS_BENCH_QUICK"] === "1";
const rounds = isQuick ? 1 : 9;
const payments = isQuick ? 50 : 500;
const buyers = 8;
const rungs = ["bare", "router", "client", "router and client", "memory"] as const;

const gateway = await startMeasured("null-gateway.ts");
const shops = [];
for (const rung of rungs) {
  const shop = await startMeasured("paying-shop.ts", gateway.url, rung);
  // Until it is compiled.
  await payTimes(shop.url, buyers, 4 * payments);
  shops.push({ rung, shop, cpuMs: [] as number[] });
}
for (let round = 0; round < rounds; round += 1) {
  // Every other round is reversed, so that no server always has the same place.
  for (const { shop, cpuMs } of round % 2 === 0 ? shops : shops.toReversed()) {
    const before = await shop.usage();
    await payTimes(shop.url, buyers, payments);
    const after = await shop.usage();
    cpuMs.push((after.cpuMs - before.cpuMs) / payments);
  }
}
stopProcesses();

const bare = shops[0]?.cpuMs ?? [];
console.log("CPU of a payment | ms | of the bare handlers'");
for (const { rung, cpuMs } of shops) {
  const share = median(cpuMs.map((one, round) => one / (bare[round] ?? Number.NaN)));
  console.log(`${rung} | ${median(cpuMs).toFixed(2)} | ${Math.round(share * 100)} %`);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
