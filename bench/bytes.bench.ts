import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "libsql";
import { startPostgres } from "../scripts/postgres.mjs";
import { payTimes } from "./pay-in-turn.js";
import { openPostgresBytes, type Bytes } from "./postgres-bytes.js";
import { startMeasured, stopProcesses, type MeasuredProcess } from "./start-process.js";

// What a frictionless card payment writes and keeps, by record and table. One buyer pays, then eight at a time, through
// router, journal and gateway client. Bytes and counts do not depend on how busy the machine is. SIPS_BENCH_PAYMENTS
// changes the number of payments, SIPS_BENCH_BUYERS the numbers of buyers at a time: 1,8.
const payments = Number(process.env["SIPS_BENCH_PAYMENTS"] ?? 1_000);
const manyBuyers = (process.env["SIPS_BENCH_BUYERS"] ?? "1,8").split(",").map(Number);
const warmUp = 50;
// Autovacuum runs whenever a table has changed by a fifth, and pages are filled again.
const vacuums = 5;

const gateway = await startMeasured("null-gateway.ts");
try {
  await measurePostgres();
  await measureSqlite();
} finally {
  stopProcesses();
}

async function measurePostgres(): Promise<void> {
  const server = await startPostgres({ isDurable: false });
  const bytes = await openPostgresBytes(server.url);
  try {
    const shop = await startMeasured("paying-shop.ts", gateway.url, server.url);
    await payTimes(shop.url, 1, warmUp);
    for (const buyers of manyBuyers) {
      const from = await bytes.position();
      const said = await payAll(shop, buyers);
      tell(
        `\nPostgreSQL, ${buyers} at a time: WAL per payment (${said})`,
        await bytes.walSince(from),
        payments,
      );
    }
    let all = manyBuyers.length * payments + warmUp;
    for (let vacuum = 0; vacuum < vacuums; vacuum += 1) {
      await bytes.vacuum();
      await payTimes(shop.url, 8, payments / vacuums);
      all += payments / vacuums;
    }
    await bytes.vacuum();
    tell("\nPostgreSQL: kept per payment", await bytes.kept(), all);
  } finally {
    await bytes.close();
    await server.close();
  }
}

async function measureSqlite(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "sips-kit-bench-"));
  const file = join(folder, "journal.db");
  try {
    const shop = await startMeasured("paying-shop.ts", gateway.url, file);
    const said = await payAll(shop, 1);
    const database = new Database(file);
    // The query has these columns.
    const kept = database
      .prepare(
        "select name, '' as record, sum(payload) as bytes, count(*) as count from dbstat group by name",
      )
      .all([]) as Bytes[];
    tell(`\nSQLite: kept per payment (${said})`, kept, payments);
    database.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function payAll(shop: MeasuredProcess, buyers: number): Promise<string> {
  const before = await shop.usage();
  await payTimes(shop.url, buyers, payments);
  const after = await shop.usage();
  const of = (field: "messages" | "statements" | "commits") =>
    ((after[field] - before[field]) / payments).toFixed(1);
  return `${of("messages")} messages, ${of("statements")} statements, ${of("commits")} commits`;
}

function tell(title: string, all: readonly Bytes[], among: number): void {
  const sum = all.reduce((total, { bytes }) => total + bytes, 0);
  console.log(`${title}: ${Math.round(sum / among)} bytes`);
  for (const { name, record, bytes, count } of all) {
    if (bytes / among < 1) continue;
    const of = `${(bytes / among).toFixed(0).padStart(8)} bytes ${(count / among).toFixed(2).padStart(6)}`;
    console.log(`${of}  ${name} ${record}`);
  }
}
