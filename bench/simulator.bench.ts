import { spawn, type ChildProcess } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { methods, seal } from "@sips-kit/protocol";
import { testShop } from "@sips-kit/simulator";
import { Pool } from "undici";
import { report, type Measurement } from "./measure.js";

// How many sealed orders per second the simulator answers, compared with a bare node:http server that sends the same
// bytes; and the memory of a million transactions. Each server is a separate process, as in real use.

const ordersPerSecondWanted = 1_500;
const transactionsWanted = 1_000_000;
const bytesAllowed = 2e9;

const { path, interfaceVersion } = methods.cardOrder;
const seconds = 4;
const connections = 16;

let sealed: readonly string[] | undefined;

if (process.argv[2] === "--floor") await serveFloor(process.argv[3] ?? "");
else await run();

async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "simulator-bench-"));
  try {
    const answer = await answerOf(["--port", "0"]);
    const floor = await rateOf("bare node:http, the same bytes, no work", self(), ["--floor", answer]);
    const inMemory = await rateOf("cardOrder, sealed and checked both ways", simulator(), ["--port", "0"]);
    const inFile = await rateOf("the same, each order kept in a state file", simulator(), [
      "--port",
      "0",
      "--state",
      join(folder, "state.jsonl"),
    ]);
    report("Simulator: sealed orders over HTTP", floor, [inMemory, inFile]);
    const isFast = inMemory.perSecond >= ordersPerSecondWanted;
    // If a server without work is this slow, the machine is busy, and the result says nothing about ours.
    const isBusy = floor.perSecond < 5 * ordersPerSecondWanted;
    const wanted = `at least ${ordersPerSecondWanted.toLocaleString("en-US")} orders /s`;
    console.log(`  ${!isFast && isBusy ? "no verdict on so busy a machine" : verdict(isFast)}: ${wanted}`);

    const { heapBytes, peakBytes, ...fill } = await fillLedger();
    console.log(`\nSimulator: ${fill.transactions.toLocaleString("en-US")} transactions`);
    console.log(`  ${gigabytes(peakBytes)} peak memory of the process, including Node.js and code`);
    console.log(`  ${Math.round(heapBytes / fill.transactions)} bytes of heap for each`);
    const isSmall = peakBytes < bytesAllowed;
    console.log(`  ${verdict(isSmall)}: less than ${gigabytes(bytesAllowed)}`);
    if ((!isFast && !isBusy) || !isSmall) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Starts a server, sends it orders for some seconds over some connections, and stops it. */
async function rateOf(name: string, program: string, args: readonly string[]): Promise<Measurement> {
  const server = await start(program, args);
  const pool = new Pool(server.url, { connections });
  try {
    const requests = [...sealedOrders()];
    await orderFor(pool, requests, 1);
    const startedAt = performance.now();
    const answered = await orderFor(pool, requests, seconds);
    return { name, perSecond: (answered / (performance.now() - startedAt)) * 1_000 };
  } finally {
    await pool.destroy();
    server.process.kill();
  }
}

async function orderFor(pool: Pool, requests: string[], forSeconds: number): Promise<number> {
  const endsAt = performance.now() + forSeconds * 1_000;
  let answered = 0;
  const keepOrdering = async () => {
    while (performance.now() < endsAt) {
      const body = requests.pop();
      if (body === undefined) throw new Error("There were too few requests for so fast a machine.");
      const answer = await post(pool, body);
      if (!answer.includes('"responseCode":"00"')) throw new Error(`An order was answered ${answer}`);
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, keepOrdering));
  return answered;
}

async function post(pool: Pool, body: string): Promise<string> {
  const headers = { "content-type": "application/json", accept: "application/json" };
  const response = await pool.request({ method: "POST", path, headers, body });
  return response.body.text();
}

/** Sealed before timing starts, once for all servers: each server is new, so that no reference is taken. */
function sealedOrders(): readonly string[] {
  sealed ??= Array.from({ length: 100_000 }, (_, index) => JSON.stringify(sealedOrder(index)));
  return sealed;
}

function sealedOrder(index: number): Record<string, string> {
  const order = {
    amount: "2490",
    captureDay: "0",
    captureMode: "AUTHOR_CAPTURE",
    cardExpiryDate: "203512",
    cardNumber: "5100000000000800",
    currencyCode: "978",
    customerId: `C${index % 1_000}`,
    customerIpAddress: "192.0.2.1",
    interfaceVersion,
    keyVersion: testShop.keyVersion,
    merchantId: testShop.merchantId,
    orderChannel: "INTERNET",
    orderId: `O${index}`,
    transactionReference: `BENCH${index}`,
  };
  return { ...order, seal: seal(order, testShop.secretKey) };
}

/** The simulator's answer to an order, which the floor sends as well. */
async function answerOf(args: readonly string[]): Promise<string> {
  const server = await start(simulator(), args);
  const pool = new Pool(server.url);
  try {
    return await post(pool, JSON.stringify(sealedOrder(0)));
  } finally {
    await pool.destroy();
    server.process.kill();
  }
}

async function serveFloor(answer: string): Promise<void> {
  const bytes = Buffer.from(answer);
  const server = createServer((request, response) => {
    request.on("data", () => {});
    request.on("end", () => {
      response.writeHead(200, { "content-type": "application/json", "content-length": bytes.length });
      response.end(bytes);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // Listening on a port, the address is one of the network.
  console.log(`ready: http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

interface Server {
  readonly url: string;
  readonly process: ChildProcess;
}

async function start(program: string, args: readonly string[]): Promise<Server> {
  const child = spawnFromSource(program, args, []);
  const url = await new Promise<string>((resolve, reject) => {
    let output = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      const [, ready] = /ready: (\S+)\n/.exec(output) ?? [];
      if (ready !== undefined) resolve(ready);
    });
    child.on("exit", () => reject(new Error(`${program} ended before it was ready.`)));
  });
  return { url, process: child };
}

interface Fill {
  readonly transactions: number;
  readonly heapBytes: number;
  readonly peakBytes: number;
}

/** With a limited heap, because Node.js otherwise uses what it finds. */
async function fillLedger(): Promise<Fill> {
  const program = fileURLToPath(new URL("../packages/simulator/src/testing/fill-ledger.ts", import.meta.url));
  const child = spawnFromSource(program, [String(transactionsWanted)], ["--max-old-space-size=1700"]);
  let output = "";
  child.stdout?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  await new Promise((resolve) => child.on("close", resolve));
  if (output === "") throw new Error("The ledger could not be filled.");
  // The one line that fill-ledger.ts writes.
  return JSON.parse(output) as Fill;
}

function spawnFromSource(program: string, args: readonly string[], options: readonly string[]): ChildProcess {
  const fromSource = ["--conditions=source", "--import", "tsx"];
  return spawn(process.execPath, [...options, ...fromSource, program, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
}

function simulator(): string {
  return fileURLToPath(new URL("../packages/simulator/src/cli.ts", import.meta.url));
}

function self(): string {
  return fileURLToPath(import.meta.url);
}

function verdict(isMet: boolean): string {
  return isMet ? "met" : "NOT MET";
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(2)} GB`;
}
