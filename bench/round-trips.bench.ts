import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import pg from "pg";
import { startPostgres } from "../scripts/postgres.mjs";

// The minimum cost of the journal for one buyer's payment, whatever its statements do: eight messages to a database,
// one after the other, four of which write a row of 300 bytes to disk.
const payments = 300;
const messages = [true, false, true, false, false, true, true, false];
const row = "x".repeat(300);

/** Sends one message, which writes a row or only reads; resolves when it is answered. */
type SendMessage = (writes: boolean) => Promise<unknown>;

await onSqlite();
await onPostgres();

async function onSqlite(): Promise<void> {
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
  await tell("SQLite", send);
  await worker.terminate();
  rmSync(folder, { recursive: true });
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

async function onPostgres(): Promise<void> {
  const server = await startPostgres();
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query("create table floor (text text)");
  const insert = { name: "insert", text: "insert into floor values ($1)", values: [row] };
  const ask = { name: "ask", text: "select 1 as one" };
  await tell("PostgreSQL", (writes) => client.query(writes ? insert : ask));
  await client.end();
  await server.close();
}

async function tell(name: string, send: SendMessage): Promise<void> {
  const pay = async () => {
    for (const writes of messages) await send(writes);
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
  console.log(
    `${name}, ${messages.length} messages and 4 commits: p50 ${p50.toFixed(2)} ms, CPU ${cpuMs.toFixed(2)} ms`,
  );
}
