import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openJournal, type Journal } from "@sips-kit/server";
import { startSimulator, type Simulator } from "@sips-kit/simulator";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { controlOf } from "./control.js";
import { figures, isLong } from "./how-long.js";
import { createDatabase } from "./postgres.js";
import { pay as payAt } from "./servers/paying.js";
import { bundleServer } from "./servers/bundled-server.js";
import { startServer, type Server } from "./servers/start-server.js";
import { moveToMorning } from "./shop.js";

// Servers of one shop whose clocks disagree, at a gateway whose records lag behind, with lost answers and a killed
// server. No clock may make a charge appear never to have happened.
const minute = 60_000;
const buyers = isLong ? 60 : 12;
const lagMs = 4 * minute;
const order = "cardValidateAuthenticationAndOrder";

const program = bundleServer();

let simulator: Simulator;
let folder: string;
let toldFile: string;
let journal: Journal;
const servers: Server[] = [];

beforeEach(async () => {
  simulator = await startSimulator({ port: 0, visibleAfterMs: lagMs });
  await moveToMorning(simulator.url);
  folder = mkdtempSync(join(tmpdir(), "sips-kit-clocks-"));
  toldFile = join(folder, "told");
  writeFileSync(toldFile, "");
});
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.kill()));
  await journal.close();
  await simulator.close();
  rmSync(folder, { recursive: true });
});

async function start(address: string, wrongMs: number): Promise<Server> {
  const { url, origins, csePublicKeyPem } = simulator;
  const task = { journal: address, simulator: { url, origins, csePublicKeyPem }, toldFile, wrongMs };
  const server = await startServer(program(), task);
  servers.push(server);
  return server;
}

const pay = async (server: Server, orderId: string) => (await payAt(server, simulator, orderId)).outcome;

const orders = Array.from({ length: buyers }, (_, index) => `4711.${index}`);
const resolved = /^(accepted|refused|abandoned)$/;
const openAttempts = async () => {
  const all = await Promise.all(orders.map((orderId) => journal.listByOrder(orderId)));
  return all.flat().filter(({ state }) => !resolved.test(state));
};

/** All charges are sent and all answers lost; every other charge is lost before it is carried out. */
async function loseAllAnswers(): Promise<void> {
  await controlOf({ simulator }).disarm();
  for (const [index, orderId] of orders.entries()) {
    const when = index % 2 === 0 ? "after" : "before";
    await controlOf({ simulator }).fault(order, "reset", when);
    const server = servers[index % servers.length];
    if (server) expect(await pay(server, orderId)).toBe("unknown");
  }
}

/** Impatient buyers: an order that may already be paid cannot be paid again. */
async function tryAgain(): Promise<void> {
  const answers = orders.map((orderId, index) => {
    const server = servers[(index + 1) % servers.length];
    return server && pay(server, orderId);
  });
  expect(new Set(await Promise.all(answers))).toEqual(new Set(["PAYMENT_ORDER_PENDING"]));
}

/** Advances the time, at the gateway first: its records must not lag behind for longer than the servers have waited. */
async function letPass(minutes: number): Promise<void> {
  await controlOf({ simulator }).advance(`PT${minutes}M`);
  for (const server of servers) server.tell({ passMs: minutes * minute });
}

/** Every attempt has a result, every charge is known, and a buyer who was not charged can pay. */
async function expectAllIsWell(): Promise<void> {
  // From here on the gateway shows all its records; only the servers can give up what it does not show.
  await letPass(5);
  await vi.waitUntil(
    async () => {
      if ((await openAttempts()).length === 0) return true;
      for (const server of servers) server.tell({ passMs: 21 * minute });
      return false;
    },
    { timeout: 240_000, interval: 1_500 },
  );
  const charges = await controlOf({ simulator }).charges();
  const attempts = (await Promise.all(orders.map((orderId) => journal.listByOrder(orderId)))).flat();
  const accepted = attempts.filter(({ state }) => state === "accepted").map(({ reference }) => reference);
  expect(charges.map((charge) => charge.transactionReference).sort()).toEqual([...accepted].sort());
  const neverOrdered = attempts.filter(({ facts }) => facts.reason === "never-ordered");
  expect(neverOrdered).toHaveLength(orders.length / 2);
  for (const orderId of orders) {
    const paid = attempts.filter((attempt) => attempt.orderId === orderId && attempt.state === "accepted");
    expect(paid.length, orderId).toBeLessThanOrEqual(1);
  }
  const [first] = servers;
  for (const [index, orderId] of orders.entries()) {
    if (first) expect(await pay(first, orderId)).toBe(index % 2 === 0 ? "PAYMENT_ORDER_PAID" : "accepted");
  }
  // The callback comes just after the result is written.
  await vi.waitUntil(
    () => orders.every((orderId) => readFileSync(toldFile, "utf8").includes(`"${orderId}"`)),
    {
      timeout: 60_000,
    },
  );
}

const stores: readonly [string, () => Promise<string>][] = [
  ["PostgreSQL", createDatabase],
  ["SQLite", () => Promise.resolve(`sqlite:${join(folder, "journal.db")}`)],
];
const differences = isLong ? [1, 21, 90] : [21, 90];

describe.each(differences)("clocks %i minutes apart", (apart) => {
  test("three machines, one ahead and one behind, journal on PostgreSQL", async () => {
    const address = await createDatabase();
    journal = await openJournal(address);
    await start(address, 0);
    const [ahead, behind] = [await start(address, apart * minute), await start(address, -apart * minute)];
    const told = expect.objectContaining({ step: "clock skew" }) as unknown;
    expect(ahead.log).toContainEqual(told);
    expect(behind.log).toContainEqual(told);
    expect(await skewOf(ahead)).toBeCloseTo(apart, 0);
    expect(await skewOf(behind)).toBeCloseTo(-apart, 0);

    await loseAllAnswers();
    await servers.shift()?.kill();
    await tryAgain();
    await start(address, apart * minute);
    await tryAgain();
    await letPass(3);
    await tryAgain();
    await expectAllIsWell();
    figures("clocks apart", { minutes: apart, servers: 3, orders: orders.length });
  }, 600_000);

  test.each(isLong ? stores : stores.slice(1))(
    "one machine whose clock jumps ahead, and back, journal on %s",
    async (_store, open) => {
      const address = await open();
      journal = await openJournal(address);
      for (let count = 0; count < 3; count += 1) await start(address, 0);
      await loseAllAnswers();
      for (const jump of [apart, -apart, 0]) {
        for (const server of servers) server.tell({ wrongMs: jump * minute });
        // A restarted server knows nothing of the time before.
        await servers.shift()?.kill();
        await start(address, jump * minute);
        await tryAgain();
      }
      await letPass(3);
      await tryAgain();
      await expectAllIsWell();
      figures("clock jumps", { minutes: apart, servers: 3, orders: orders.length });
    },
    600_000,
  );
});

async function skewOf(server: Server): Promise<number> {
  const { clockSkewMs } = (await (await fetch(`${server.url}/sips/ready`)).json()) as { clockSkewMs: number };
  return clockSkewMs / minute;
}
