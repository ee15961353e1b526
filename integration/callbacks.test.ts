import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openJournal, type Journal } from "@sips-kit/server";
import { startSimulator, type Simulator } from "@sips-kit/simulator";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { bundleProgram } from "./bundle-program.js";
import { controlOf } from "./control.js";
import { pay, type Paid } from "./servers/paying.js";
import { startServer, type Server } from "./servers/start-server.js";
import { moveToMorning } from "./shop.js";

const hanging = 250;
const atATime = 25;
/** The default of `createPayments`. */
const callbackDeadlineMs = 15_000;

let simulator: Simulator;
let folder: string;
let toldFile: string;
let journal: Journal;
let server: Server;

beforeEach(async () => {
  simulator = await startSimulator({ port: 0 });
  await moveToMorning(simulator.url);
  folder = mkdtempSync(join(tmpdir(), "sips-kit-callbacks-"));
  toldFile = join(folder, "told");
  writeFileSync(toldFile, "");
  const program = await bundleProgram(new URL("servers/server-process.ts", import.meta.url), folder);
  const address = `sqlite:${join(folder, "journal.db")}`;
  journal = await openJournal(address);
  const { url, origins, csePublicKeyPem } = simulator;
  server = await startServer(program, {
    journal: address,
    simulator: { url, origins, csePublicKeyPem },
    toldFile,
    hangs: "hang",
  });
});
afterEach(async () => {
  await server.kill();
  await journal.close();
  await simulator.close();
  rmSync(folder, { recursive: true });
});

/** So many buyers for whose orders the shop's callback never returns. */
async function payHanging(): Promise<readonly Paid[]> {
  const left = Array.from({ length: hanging }, (_, index) => `hang.${index}`).values();
  const paid: Paid[] = [];
  const buyer = async () => {
    for (const orderId of left) paid.push(await pay(server, simulator, orderId));
  };
  await Promise.all(Array.from({ length: atATime }, buyer));
  return paid;
}

test(`${hanging} callbacks that never end hold up no buyer, no other payment and no stop of the server`, async () => {
  const paid = await payHanging();
  expect(new Set(paid.map(({ outcome }) => outcome))).toEqual(new Set(["accepted"]));
  const waits = paid.map(({ tookMs }) => tookMs).sort((one, other) => one - other);
  // A buyer who had to wait for a callback would wait until its deadline.
  expect(waits[Math.floor(hanging / 2)]).toBeLessThan(callbackDeadlineMs);

  await controlOf({ simulator }).fault("cardValidateAuthenticationAndOrder", "reset", "after");
  const lost = await pay(server, simulator, "lost");
  expect(lost.outcome).toBe("unknown");
  const stateOf = async () => (await journal.read(lost.reference ?? ""))?.state;
  await vi.waitUntil(async () => (await stateOf()) === "accepted", { timeout: 60_000, interval: 100 });
  // Some slots are reserved for new results, once the first callbacks have timed out.
  const told = () => readFileSync(toldFile, "utf8");
  let number = 0;
  const isNextTold = async () => {
    const orderId = `good.${(number += 1)}`;
    expect(await pay(server, simulator, orderId)).toMatchObject({ outcome: "accepted" });
    return told().includes(`"${orderId}"`);
  };
  await vi.waitUntil(isNextTold, { timeout: 8 * callbackDeadlineMs, interval: 200 });

  // One has just started when the server is told to stop.
  expect(await pay(server, simulator, `hang.${hanging}`)).toMatchObject({ outcome: "accepted" });
  const { left, tookMs, log } = await server.closes(3_000);
  expect(tookMs).toBeLessThan(3_000 + callbackDeadlineMs);
  expect(left).toMatchObject({ requests: 0 });
  expect(left.callbacks).toBeGreaterThan(0);
  expect(log).toContainEqual(expect.objectContaining({ step: "close", code: "left over" }));

  // Nothing is lost: the shop is notified of all of them once it responds.
  const later = { now: journal.clock.now() + 3_600_000, leaseMs: 3_600_000, limit: 1_000 };
  const due = await journal.leaseNotifications(later);
  const waiting = due.map(({ orderId }) => orderId).filter((orderId) => orderId.startsWith("hang."));
  expect(waiting.sort()).toEqual(Array.from({ length: hanging + 1 }, (_, index) => `hang.${index}`).sort());
}, 600_000);
