import { fork, type ChildProcess } from "node:child_process";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { Pool } from "undici";
import { openPostgresBench } from "./journal-on-postgres.js";
import { openSqliteBench } from "./journal-on-sqlite.js";
import { report, type Measurement } from "./measure.js";

// Payments a second through router, journal and gateway client at a gateway that does no work, beside bare handlers that
// make the same three calls without a journal; then the same with a million payments in the journal. Each server is a
// process of its own; turns alternate, the best counts. SIPS_BENCH_ATTEMPTS changes the million.
const attempts = Number(process.env["SIPS_BENCH_ATTEMPTS"] ?? 1_000_000);
// So many pay at a time: a queue, and what keeps all processes busy.
const crowds = [32, 128];
const turns = 4;
const turnMs = 2_500;
const wanted = 0.6;
const flat = 0.8;

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
const stores = [await openSqliteBench(), await openPostgresBench()];
const children: ChildProcess[] = [];
try {
  const gateway = await start("null-gateway.ts");
  const bare = {
    name: "bare Express and undici, no journal",
    url: await start("paying-shop.ts", gateway, "bare"),
  };
  const shops: Shop[] = [bare];
  for (const store of stores) {
    await store.fill(attempts);
    for (const [journal, address] of Object.entries(store.addresses)) {
      shops.push({ name: `${store.name}, ${journal}`, url: await start("paying-shop.ts", gateway, address) });
    }
  }
  for (const buyers of crowds) tell(buyers, await measureShops(shops, buyers));
} finally {
  for (const child of children) if (child.connected) child.disconnect();
  for (const store of stores) await store.close();
}

async function measureShops(shops: readonly Shop[], buyers: number): Promise<ReadonlyMap<Shop, Turn>> {
  const best = new Map<Shop, Turn>();
  for (let turn = 0; turn <= turns; turn += 1) {
    for (const shop of shops) {
      const found = await measureTurn(shop.url, buyers);
      // The first turn warms up.
      if (turn > 0 && found.perSecond > (best.get(shop)?.perSecond ?? 0)) best.set(shop, found);
    }
  }
  return best;
}

function tell(buyers: number, best: ReadonlyMap<Shop, Turn>): void {
  const found = Array.from(best, ([{ name }, turn]) => ({ ...turn, name: `${name}: ${times(turn)}` }));
  const [floor, ...ours]: Measurement[] = found;
  if (!floor) throw new Error("Nothing measured.");
  report(
    `Payments, ${buyers} at a time; full journals hold ${attempts.toLocaleString("en-US")}`,
    floor,
    ours,
  );
  for (const { name, perSecond } of ours) {
    if (perSecond < wanted * floor.perSecond) console.log(`  below ${wanted * 100} %: ${name}`);
  }
  for (const [index, { name, perSecond }] of ours.entries()) {
    const empty = ours[index - 1];
    // They come in pairs: the empty one, then the full one.
    if (index % 2 === 0 || !empty) continue;
    const share = perSecond / empty.perSecond;
    console.log(
      `  ${share < flat ? "not flat" : "flat"}, ${Math.round(share * 100)} % of the empty one: ${name}`,
    );
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
async function measureTurn(url: string, buyers: number): Promise<Turn> {
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
    orderId: `new-${(orders += 1)}`,
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
