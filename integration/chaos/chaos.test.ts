import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSimulator } from "@sips-kit/simulator";
import { expect, test } from "vitest";
import { bundleProgram } from "../bundle-program.js";
import { openCrashShop } from "../crash/crash-shop.js";
import type { Crash } from "../crash/crashes.js";
import { recover } from "../crash/recover.js";
import { stories, type Told } from "../crash/stories.js";
import { whatIsWrong } from "../crash/what-is-wrong.js";
import { figures, isLong } from "../how-long.js";
import { startPostgresServer } from "../postgres.js";
import { moveToMorning, type Shop } from "../shop.js";
import { startShopProcesses } from "./shop-processes.js";

// Three servers of a shop and their PostgreSQL are killed in turn while buyers pay, and pay again when they got no
// answer.
const size = isLong
  ? { payments: 2_000, buyers: 16, killEvery: 25 }
  : { payments: 60, buyers: 6, killEvery: 12 };
const servers = 3;
const mostTries = 3;
const kinds = ["card", "challenge", "card", "refused"] as const;

test(`${size.payments} payments while servers and PostgreSQL are killed: none lost, doubled or unresolved`, async () => {
  const startedAt = performance.now();
  const folder = mkdtempSync(join(tmpdir(), "sips-kit-chaos-"));
  const simulator = await startSimulator({ port: 0 });
  await moveToMorning(simulator.url);
  const postgres = await startPostgresServer();
  const { url, origins, csePublicKeyPem } = simulator;
  const notificationsFile = join(folder, "notifications");
  const returnsFile = join(folder, "returns");
  for (const file of [notificationsFile, returnsFile]) writeFileSync(file, "");
  const place = { journal: postgres.url, simulator: { url, origins, csePublicKeyPem }, notificationsFile };
  const program = await bundleProgram(new URL("server-process.ts", import.meta.url), folder);
  const processes = await startShopProcesses(program, place, servers);
  const merchant = await openCrashShop(place);
  const shop: Shop = { ...merchant, url: processes.url };

  const killed = { servers: 0, databases: 0 };
  let killing = Promise.resolve();
  const killNext = async () => {
    const number = killed.servers + killed.databases;
    if (number % 2 === 0) {
      killed.servers += 1;
      return processes.replace((number / 2) % servers);
    }
    killed.databases += 1;
    await postgres.crash();
    return postgres.start();
  };

  const orders = Array.from({ length: size.payments }, (_, number): Crash => {
    // The index is below the length.
    const story = kinds[number % kinds.length] as (typeof kinds)[number];
    const scene = { orderId: `${story}${number}`, reference: "", returnsFile };
    return { story, step: "at some time", scene };
  });
  const told: Told[] = [];
  let unanswered = 0;
  let paid = 0;
  const waiting = orders.values();
  const buyer = async () => {
    for (const { story, scene } of waiting) {
      for (let tries = 0; tries < mostTries; tries += 1) {
        const answer = await stories[story].play(shop, scene).catch(() => undefined);
        if (!answer) unanswered += 1;
        else {
          // No operation of the merchant is among these stories.
          told.push(answer as Told);
          break;
        }
      }
      paid += 1;
      if (paid % size.killEvery === 0) killing = killing.then(killNext);
    }
  };
  await Promise.all(Array.from({ length: size.buyers }, buyer));
  await killing;
  await processes.close();
  await merchant.close();

  const seconds = Math.round((performance.now() - startedAt) / 1_000);
  const after = await recover(place, orders);
  expect(await whatIsWrong(after, orders, notificationsFile)).toEqual([]);
  const ends = await Promise.all(
    told
      .filter(({ outcome }) => /^(accepted|refused)$/.test(outcome))
      .map(async ({ reference, outcome }) => ({
        reference,
        outcome,
        state: (await after.payments.findByReference(reference))?.state,
      })),
  );
  expect(ends.filter(({ outcome, state }) => outcome !== state)).toEqual([]);
  expect(ends.length).toBeGreaterThan(size.payments / 4);
  expect(killed.servers).toBeGreaterThan(0);
  expect(killed.databases).toBeGreaterThan(0);
  figures("chaos", { payments: size.payments, seconds, ...killed, unanswered, "told a result": ends.length });

  await after.close();
  await simulator.close();
  rmSync(folder, { recursive: true });
}, 900_000);
