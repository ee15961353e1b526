import { fork, type ChildProcess } from "node:child_process";
import type { AddressInfo } from "node:net";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Pool } from "undici";
import { startPostgres } from "../scripts/postgres.mjs";
import { report, type Measurement } from "./measure.js";

// Payments a second through router, journal and gateway client at a gateway that does no work, beside bare handlers that
// make the same three calls without a journal. Each server is a process of its own; turns alternate, the best counts.
const buyers = 32;
const turns = 4;
const turnMs = 2_500;
const wanted = 0.6;

interface Turn {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

interface Shop {
  readonly name: string;
  readonly url: string;
}

let orders = 0;
const folder = mkdtempSync(join(tmpdir(), "sips-kit-bench-"));
const postgres = await startPostgres();
const children: ChildProcess[] = [];
try {
  const gateway = await start("null-gateway.ts");
  const shops: Shop[] = [
    { name: "bare Express and undici, no journal", url: await start("paying-shop.ts", gateway, "bare") },
    { name: "SQLite", url: await start("paying-shop.ts", gateway, join(folder, "journal.db")) },
    { name: "PostgreSQL", url: await start("paying-shop.ts", gateway, postgres.url) },
  ];
  const best = new Map<Shop, Turn>();
  for (let turn = 0; turn <= turns; turn += 1) {
    for (const shop of shops) {
      const found = await measureTurn(shop.url);
      // The first turn warms up.
      if (turn > 0 && found.perSecond > (best.get(shop)?.perSecond ?? 0)) best.set(shop, found);
    }
  }
  tell(best);
} finally {
  for (const child of children) if (child.connected) child.disconnect();
  await postgres.close();
  rmSync(folder, { recursive: true });
}

function tell(best: ReadonlyMap<Shop, Turn>): void {
  const found = Array.from(best, ([{ name }, turn]) => ({ name: `${name}: ${times(turn)}`, ...turn }));
  const [floor, ...ours]: Measurement[] = found;
  if (!floor) throw new Error("Nothing measured.");
  report(`Payments, ${buyers} at a time`, floor, ours);
  for (const { name, perSecond } of ours) {
    if (perSecond < wanted * floor.perSecond) console.log(`  below ${wanted * 100} %: ${name}`);
  }
}

function times({ p50, p99 }: Turn): string {
  return `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`;
}

/** Starts a server; gives its address. */
async function start(file: string, ...args: string[]): Promise<string> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), args, {
    execArgv: ["--conditions=source", "--import", "tsx"],
  });
  children.push(child);
  return new Promise((resolve, reject) => {
    child.once("message", (address) => resolve(`http://127.0.0.1:${(address as AddressInfo).port}`));
    child.once("exit", (code) => reject(new Error(`${file} ended with ${code}`)));
  });
}

/** Buyers who pay one after the other, from the open form to the result. */
async function measureTurn(url: string): Promise<Turn> {
  const pool = new Pool(url, { connections: buyers });
  const tookMs: number[] = [];
  const startedAt = performance.now();
  const buyer = async (): Promise<void> => {
    for (let at = performance.now(); at < startedAt + turnMs;) {
      await pay(pool);
      const now = performance.now();
      tookMs.push(now - at);
      at = now;
    }
  };
  await Promise.all(Array.from({ length: buyers }, buyer));
  const seconds = (performance.now() - startedAt) / 1000;
  await pool.close();
  tookMs.sort((one, other) => one - other);
  const percentile = (share: number) => tookMs[Math.floor(tookMs.length * share)] ?? Number.NaN;
  return { perSecond: tookMs.length / seconds, p50: percentile(0.5), p99: percentile(0.99) };
}

async function pay(pool: Pool): Promise<void> {
  const { session } = await post(pool, "/sips/sessions", {
    orderId: `order-${(orders += 1)}`,
    mode: "hosted",
  });
  const paid = await post(pool, "/sips/payments", { session, paymentToken: "t".repeat(64) });
  if (paid["outcome"] !== "accepted") throw new Error(`not paid: ${JSON.stringify(paid)}`);
}

async function post(pool: Pool, path: string, body: object): Promise<Record<string, unknown>> {
  const answer = await pool.request({
    path,
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  // Both kinds of shop answer objects.
  return (await answer.body.json()) as Record<string, unknown>;
}
