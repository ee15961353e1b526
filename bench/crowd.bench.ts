import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Pool } from "undici";
import { startPostgres } from "../scripts/postgres.mjs";
import { startProcess, stopProcesses } from "./start-process.js";

// A thousand buyers pay at the same moment, in one process, with a gateway that takes 300 ms for each call. Connections
// alone set the upper limit: 512 of them, and three calls of 300 ms for each payment. SIPS_BENCH_BUYERS changes the
// thousand.
const buyers = Number(process.env["SIPS_BENCH_BUYERS"] ?? 1_000);
const gatewayMs = 300;
const connections = 512;
const turns = 3;

const folder = await mkdtemp(join(tmpdir(), "sips-crowd-"));
const postgres = await startPostgres();
try {
  const gateway = await startProcess("null-gateway.ts", String(gatewayMs));
  const most = Math.round(connections / ((3 * gatewayMs) / 1_000));
  console.log(
    `\n${buyers} buyers at the same moment, ${turns} payments each; ${most} payments/s are possible`,
  );
  await measure("SQLite", await startProcess("paying-shop.ts", gateway, join(folder, "journal.db")));
  await measure("PostgreSQL", await startProcess("paying-shop.ts", gateway, postgres.url));
} finally {
  stopProcesses();
  await postgres.close();
  await rm(folder, { recursive: true });
}

async function measure(name: string, url: string): Promise<void> {
  const pool = new Pool(url, { connections: buyers });
  const outcomes = new Map<string, number>();
  const tookMs: number[] = [];
  const startedAt = performance.now();
  const buyer = async (number: number) => {
    for (let turn = 0; turn < turns; turn += 1) {
      const at = performance.now();
      const outcome = await pay(pool, `${name}-${number}-${turn}`);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      tookMs.push(performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: buyers }, (_, number) => buyer(number)));
  const seconds = (performance.now() - startedAt) / 1_000;
  await pool.close();
  tookMs.sort((one, other) => one - other);
  const percentile = (share: number) => Math.round(tookMs[Math.floor(tookMs.length * share)] ?? Number.NaN);
  const found = Array.from(outcomes, ([outcome, count]) => `${count} ${outcome}`).join(", ");
  console.log(
    `  ${Math.round(tookMs.length / seconds)} /s  ${name}: ${found}; p50 ${percentile(0.5)} ms, p99 ${percentile(0.99)} ms`,
  );
}

/** Pays one order; retries later when the shop says so. */
async function pay(pool: Pool, orderId: string): Promise<string> {
  const { session } = await post(pool, "/sips/sessions", { orderId, mode: "hosted" });
  const { outcome } = await post(pool, "/sips/payments", { session, paymentToken: "t".repeat(64) });
  return String(outcome);
}

async function post(pool: Pool, path: string, body: object): Promise<Record<string, unknown>> {
  for (;;) {
    const answer = await pool.request({
      path,
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    // Both kinds of shop answer with JSON objects.
    const read = (await answer.body.json()) as Record<string, unknown>;
    if (answer.statusCode !== 503) return read;
    await pause(1_000 * Number(answer.headers["retry-after"] ?? 1));
  }
}
