import { mkdtempSync, rmSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import pg from "pg";
import { startPostgres } from "../scripts/postgres.mjs";
import { payInTurn, payTimes } from "./pay-in-turn.js";
import { startMeasured, stopProcesses } from "./start-process.js";

// The minimum cost of one buyer's payment, whatever the journal's statements do: what the bare handlers of the payments
// benchmark cost, and the messages of a payment to a database, one after the other, four of which write a row of 300
// bytes to disk; with SQLite also a line of the charge log. A target beyond these sums cannot be met on this machine.
const payments = 300;
// True for those that write.
const toSqlite = [true, true, false, true, true];
const toPostgres = [false, true, false, true, false, true, true];
const row = "x".repeat(300);

/** Sends one message, which writes a row or only reads; resolves when it is answered. */
type SendMessage = (writes: boolean) => Promise<unknown>;

/** What one payment takes, in milliseconds; CPU without the database's processes. */
interface Cost {
  readonly p50: number;
  readonly cpuMs: number;
}

const bare = await costOfBare();
console.log(`bare handlers: p50 ${bare.p50.toFixed(2)} ms, CPU ${bare.cpuMs.toFixed(2)} ms`);
tell("SQLite", toSqlite, await onSqlite());
tell("PostgreSQL", toPostgres, await onPostgres());

async function costOfBare(): Promise<Cost> {
  const gateway = await startMeasured("null-gateway.ts");
  const shop = await startMeasured("paying-shop.ts", gateway.url, "bare");
  await payTimes(shop.url, 8, 3_000);
  const before = await shop.usage();
  const turn = await payInTurn(shop.url, 1, 2_000);
  const after = await shop.usage();
  stopProcesses();
  return { p50: turn.p50, cpuMs: (after.cpuMs - before.cpuMs) / turn.payments };
}

function tell(name: string, messages: readonly boolean[], floor: Cost): void {
  const [p50, cpuMs] = [bare.p50 + floor.p50, bare.cpuMs + floor.cpuMs];
  console.log(
    `${name}, ${messages.length} messages and 4 commits: p50 ${floor.p50.toFixed(2)} ms, CPU ${floor.cpuMs.toFixed(2)} ms; ` +
      `with the bare handlers: p50 ${p50.toFixed(2)} ms, CPU ${cpuMs.toFixed(2)} ms, ${Math.round((bare.p50 / p50) * 100)} % of their rate`,
  );
}

async function onSqlite(): Promise<Cost> {
  const folder = mkdtempSync(join(tmpdir(), "sips-kit-bench-"));
  const worker = new Worker(`(${serve.toString()})()`, {
    eval: true,
    execArgv: [],
    workerData: { file: join(folder, "floor.db"), from: import.meta.url },
  });
  const send: SendMessage = (writes) =>
    new Promise((resolve) => {
      worker.once("message", resolve);
      worker.postMessage(writes ? row : "");
    });
  const log = await open(join(folder, "floor.log"), "a");
  const cost = await costOf(send, toSqlite, async () => {
    await log.appendFile(row);
    await log.datasync();
  });
  await log.close();
  await worker.terminate();
  rmSync(folder, { recursive: true });
  return cost;
}

/** Runs in a thread, as SQLite does in the journal. */
function serve(): void {
  const { parentPort, workerData } = process.getBuiltinModule("node:worker_threads");
  const { createRequire } = process.getBuiltinModule("node:module");
  // The package has these types.
  const Database = createRequire(workerData.from)("libsql") as typeof import("libsql");
  const database = new Database(workerData.file);
  database.exec("pragma journal_mode = WAL; pragma synchronous = FULL; create table floor (text text)");
  const insert = database.prepare("insert into floor values (?)");
  const ask = database.prepare("select 1 as one");
  parentPort?.on("message", (text: string) => {
    if (text === "") ask.all([]);
    else insert.run([text]);
    parentPort.postMessage("done");
  });
}

async function onPostgres(): Promise<Cost> {
  const server = await startPostgres();
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query("create table floor (text text)");
  const insert = { name: "insert", text: "insert into floor values ($1)", values: [row] };
  const ask = { name: "ask", text: "select 1 as one" };
  const cost = await costOf((writes) => client.query(writes ? insert : ask), toPostgres);
  await client.end();
  await server.close();
  return cost;
}

/** @param log the charge log, for a journal that has one */
async function costOf(
  send: SendMessage,
  messages: readonly boolean[],
  log: () => Promise<void> = async () => {},
): Promise<Cost> {
  const pay = async () => {
    for (const writes of messages) await send(writes);
    await log();
  };
  for (let warm = 0; warm < 30; warm += 1) await pay();
  const tookMs: number[] = [];
  const { user, system } = process.cpuUsage();
  for (let payment = 0; payment < payments; payment += 1) {
    const at = performance.now();
    await pay();
    tookMs.push(performance.now() - at);
  }
  const used = process.cpuUsage({ user, system });
  const cpuMs = (used.user + used.system) / 1000 / payments;
  const p50 = tookMs.toSorted((one, other) => one - other)[payments / 2] ?? Number.NaN;
  return { p50, cpuMs };
}
