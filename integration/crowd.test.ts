import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createGateway, openJournal, type Gateway, type Journal } from "@sips-kit/server";
import { startSimulator, testShop, type Simulator } from "@sips-kit/simulator";
import { afterEach, beforeEach, expect, test } from "vitest";
import { controlOf } from "./control.js";
import { figures, isLong } from "./how-long.js";
import { bundleServer } from "./servers/bundled-server.js";
import { startServer, type Server } from "./servers/start-server.js";
import { moveToMorning } from "./shop.js";
import { startSlowLine, type SlowLine } from "./slow-line.js";

// All buyers come at the same moment, to a shop in its own process, with a healthy but slow gateway.
interface Crowd {
  readonly buyers: number;
  readonly latencyMs: number;
  readonly deadlineMs: number;
  /** Default: unlimited. */
  readonly connections?: number;
}

const crowds: readonly Crowd[] = isLong
  ? [100, 2_000, 10_000].map((latencyMs) => ({ buyers: 600, latencyMs, deadlineMs: 30_000 }))
  : [
      // Many calls in little time: a deadline that a busy machine meets, too.
      ...[100, 2_000].map((latencyMs) => ({ buyers: 600, latencyMs, deadlineMs: 120_000 })),
      // 600 buyers, 512 connections, 10 s of 30 s: each to a half or a fifth.
      { buyers: 120, latencyMs: 5_000, deadlineMs: 15_000, connections: 102 },
    ];
// Far too few connections for the crowd: some buyers are turned away, and come back.
const tooFew: Crowd = { buyers: 150, latencyMs: 1_000, deadlineMs: 12_000, connections: 10 };

const program = bundleServer();

let simulator: Simulator;
let folder: string;
let journal: Journal;
let line: SlowLine;
let server: Server;
let frames: Gateway;

beforeEach(async () => {
  simulator = await startSimulator({ port: 0 });
  await moveToMorning(simulator.url);
  // The card traffic of the gateway's frames does not go through the shop.
  frames = createGateway({ url: simulator.url, ...testShop, deadlineMs: 120_000 });
  folder = mkdtempSync(join(tmpdir(), "sips-kit-crowd-"));
});
afterEach(async () => {
  await server.kill();
  await journal.close();
  await frames.close();
  await line.close();
  await simulator.close();
  rmSync(folder, { recursive: true });
});

async function open({ latencyMs, deadlineMs, connections }: Crowd): Promise<void> {
  line = await startSlowLine(simulator.url, latencyMs);
  const address = `sqlite:${join(folder, "journal.db")}`;
  journal = await openJournal(address);
  const { url, origins, csePublicKeyPem } = simulator;
  const toldFile = join(folder, "told");
  writeFileSync(toldFile, "");
  server = await startServer(program(), {
    journal: address,
    simulator: { url, origins, csePublicKeyPem },
    toldFile,
    line: line.url,
    deadlineMs,
    ...(connections !== undefined && { connections }),
  });
}

/** What happened to a buyer on the way to the result. */
interface Way {
  readonly outcome: unknown;
  /** How often the shop asked to come back later. */
  readonly turnedAway: number;
}

/** A buyer who comes back only when the shop says so. */
async function buys(orderId: string): Promise<Way> {
  let turnedAway = 0;
  const post = async (path: string, body: object): Promise<Record<string, unknown>> => {
    for (;;) {
      const response = await fetch(`${server.url}/sips/${path}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
      const answer = (await response.json()) as Record<string, unknown>;
      if (response.status !== 503) return answer;
      expect(answer).toMatchObject({ code: "PAYMENT_GATEWAY_BUSY" });
      const seconds = Number(response.headers.get("retry-after"));
      expect(seconds).toBeGreaterThanOrEqual(1);
      turnedAway += 1;
      await wait(seconds * 1_000);
    }
  };
  const { session, code } = await post("sessions", { orderId, mode: "hosted" });
  if (session === undefined) return { outcome: code, turnedAway };
  const card = { cardNumber: "5100000100000700", cardExpiryDate: "203012", cardCSCValue: "123" };
  const token = await frames.paymentTokenGenerate(card);
  const paymentToken = token.kind === "accepted" ? token.answer.paymentToken : token.kind;
  const paid = await post("payments", { session, paymentToken });
  return { outcome: paid["outcome"] ?? paid["code"], turnedAway };
}

async function expectAllPay(crowd: Crowd): Promise<number> {
  await open(crowd);
  const orders = Array.from({ length: crowd.buyers }, (_, index) => `4711.${index}`);
  const startedAt = performance.now();
  const ways = await Promise.all(orders.map(buys));
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  expect(new Set(ways.map(({ outcome }) => outcome))).toEqual(new Set(["accepted"]));
  const attempts = (await Promise.all(orders.map((orderId) => journal.listByOrder(orderId)))).flat();
  expect(attempts.filter(({ state }) => state !== "accepted")).toEqual([]);
  expect(await controlOf({ simulator }).charges()).toHaveLength(crowd.buyers);
  const turnedAway = ways.reduce((sum, way) => sum + way.turnedAway, 0);
  figures("a crowd at a slow gateway", {
    buyers: crowd.buyers,
    "latency ms": crowd.latencyMs,
    seconds,
    accepted: ways.length,
    "asked to come back": turnedAway,
    "calls at once": line.mostAtOnce,
  });
  return turnedAway;
}

test.each(crowds)(
  "$buyers buyers at once, $latencyMs ms for each call: all pay, none is unknown or given up",
  async (crowd) => {
    await expectAllPay(crowd);
    expect(line.mostAtOnce).toBeLessThanOrEqual(crowd.connections ?? 512);
  },
  600_000,
);

test("too few connections for the crowd: some are told to come back later, and all pay in the end", async () => {
  expect(await expectAllPay(tooFew)).toBeGreaterThan(0);
  expect(line.mostAtOnce).toBeLessThanOrEqual(10);
}, 600_000);
