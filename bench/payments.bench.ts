import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres } from "../scripts/postgres.mjs";
import { measureMachineLoad } from "./machine-load.js";
import { payInTurn, payTimes, type Turn } from "./pay-in-turn.js";
import { openPostgresCosts, type PostgresCosts } from "./postgres-costs.js";
import { startMeasured, stopProcesses, type MeasuredProcess, type Usage } from "./start-process.js";

// Payments through router, journal and gateway client, with a gateway that does no work, compared with bare Express and
// undici handlers that make the same sealed calls and store nothing. Each server is a separate process. In each round
// all of them have a turn, one right after the other, so that a share compares rates under the same load of the
// machine. SIPS_BENCH_QUICK=1 is a smoke run, whose figures mean nothing.
const isQuick = process.env["SIPS_BENCH_QUICK"] === "1";
const crowds = isQuick ? [1, 8] : [1, 8, 32, 128];
const rounds = isQuick ? 1 : 7;
const turnMs = isQuick ? 500 : 2_000;
// A number, not a time: on a slow machine, the first rounds would measure code that V8 has not optimised yet.
const warmUpPayments = isQuick ? 100 : 3_000;
// Beyond these, the figures are not reliable.
const busiest = 0.1;
const widest = 0.25;

const names = ["bare", "memory", "SQLite", "PostgreSQL"] as const;
type Name = (typeof names)[number];

/** A turn, and what it used. */
interface Measured extends Turn {
  readonly used: Usage;
  readonly database: PostgresCosts | undefined;
}
type Round = { readonly [name in Name]: Measured };

const folder = mkdtempSync(join(tmpdir(), "sips-kit-bench-"));
const server = await startPostgres();
const costs = await openPostgresCosts(server.url);
try {
  const gateway = await startMeasured("null-gateway.ts");
  const shop = (journal: string) => startMeasured("paying-shop.ts", gateway.url, journal);
  const shops = {
    bare: await shop("bare"),
    memory: await shop("memory"),
    SQLite: await shop(join(folder, "journal.db")),
    PostgreSQL: await shop(server.url),
  };
  for (const one of Object.values(shops)) await payTimes(one.url, 8, warmUpPayments);
  const table = new Map<number, readonly Round[]>();
  const loads: number[] = [];
  for (const buyers of crowds) {
    const measured: Round[] = [];
    for (let round = 0; round < rounds; round += 1) {
      loads.push(await measureMachineLoad());
      // Every other round is reversed, so that no server always has the same place.
      measured.push(await measureRound(shops, buyers, round % 2 === 0 ? names : names.toReversed()));
    }
    table.set(buyers, measured);
  }
  tellTable(table);
  await tellCosts(table);
  tellVerdict(table, median(loads));
} finally {
  stopProcesses();
  await costs.close();
  await server.close();
  rmSync(folder, { recursive: true });
}

async function measureRound(
  shops: { readonly [name in Name]: MeasuredProcess },
  buyers: number,
  order: readonly Name[],
): Promise<Round> {
  const found: Partial<Record<Name, Measured>> = {};
  for (const name of order) found[name] = await measureTurn(name, shops[name], buyers);
  // Every server has had its turn.
  return found as Round;
}

async function measureTurn(name: Name, shop: MeasuredProcess, buyers: number): Promise<Measured> {
  const readCosts = async () => (name === "PostgreSQL" ? costs.read() : undefined);
  const [before, databaseBefore] = [await shop.usage(), await readCosts()];
  const turn = await payInTurn(shop.url, buyers, turnMs);
  const [after, database] = [await shop.usage(), await readCosts()];
  return {
    ...turn,
    used: differenceOf(after, before),
    database: database && databaseBefore && differenceOf(database, databaseBefore),
  };
}

function differenceOf<T extends { readonly [field in keyof T]: number }>(after: T, before: T): T {
  const fields = Object.keys(after) as (keyof T)[];
  // Both have the same fields, all numbers.
  return Object.fromEntries(fields.map((field) => [field, after[field] - before[field]])) as T;
}

function tellTable(table: ReadonlyMap<number, readonly Round[]>): void {
  console.log(
    "buyers | memory | SQLite | PostgreSQL | CPU ms per payment: bare, memory, SQLite, PostgreSQL (+ backend) | p50 ms: bare, SQLite, PostgreSQL",
  );
  for (const [buyers, measured] of table) {
    const shares = (["memory", "SQLite", "PostgreSQL"] as const).map((name) =>
      percent(shareOf(measured, name)),
    );
    const cpu = names.map((name) => cpuOf(measured, name).toFixed(2)).join(", ");
    const backend = medianOf(
      measured,
      ({ PostgreSQL: { database, payments } }) => (database?.cpuMs ?? 0) / payments,
    );
    const p50 = (["bare", "SQLite", "PostgreSQL"] as const)
      .map((name) => medianOf(measured, (round) => round[name].p50).toFixed(2))
      .join(", ");
    console.log(`${[buyers, ...shares].join(" | ")} | ${cpu} (+ ${backend.toFixed(2)}) | ${p50}`);
  }
}

/**
 * What a payment of a single buyer costs. For PostgreSQL, what the payments of all rounds cost, so that the share of a
 * checkpoint is small.
 */
async function tellCosts(table: ReadonlyMap<number, readonly Round[]>): Promise<void> {
  const alone = table.get(1) ?? [];
  const said = (name: Name) => {
    const of = (field: "messages" | "statements" | "commits") =>
      medianOf(alone, (round) => round[name].used[field] / round[name].payments).toFixed(1);
    return `${name}: ${of("messages")} messages, ${of("statements")} statements, ${of("commits")} commits`;
  };
  const all = [...table.values()].flat().map(({ PostgreSQL }) => PostgreSQL);
  const sum = (value: (one: Measured) => number) => all.reduce((total, one) => total + value(one), 0);
  const payments = sum((one) => one.payments);
  const wal = sum((one) => one.database?.walBytes ?? 0) / payments;
  const { updates, hotUpdates } = await costs.read();
  const kept = (await costs.keptBytes()) / (await costs.attempts());
  console.log(
    `per payment of one buyer: ${said("SQLite")}; ${said("PostgreSQL")}; PostgreSQL, all payments: ${Math.round(wal)} bytes of WAL, ` +
      `${Math.round(kept)} bytes kept, ${percent(hotUpdates / updates)} of the updates of attempts HOT`,
  );
}

function tellVerdict(table: ReadonlyMap<number, readonly Round[]>, load: number): void {
  const spreads = [...table.values()].flatMap((measured) =>
    names
      .slice(1)
      .map((name) => spreadOf(measured.map((round) => round[name].perSecond / round.bare.perSecond))),
  );
  const spread = Math.max(...spreads);
  const of = `other work takes ${percent(load)} of the machine's cores, and the widest spread of the shares is ${percent(spread)}`;
  const counts = !isQuick && load <= busiest && spread <= widest;
  console.log(
    counts
      ? `Reliable: ${of}.`
      : `No verdict: ${isQuick ? "a quick run; " : ""}${of} (${percent(busiest)} and ${percent(widest)} at most).`,
  );
}

/** The median of the rate's share of the bare handlers' rate in the same round. */
function shareOf(measured: readonly Round[], name: Name): number {
  return medianOf(measured, (round) => round[name].perSecond / round.bare.perSecond);
}

function cpuOf(measured: readonly Round[], name: Name): number {
  return medianOf(measured, (round) => round[name].used.cpuMs / round[name].payments);
}

function medianOf(measured: readonly Round[], value: (round: Round) => number): number {
  return median(measured.map(value));
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** The interquartile range of the values, relative to their median. */
function spreadOf(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN;
  return (at(0.75) - at(0.25)) / median(values);
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
