import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSimulator, type Simulator } from "@sips-kit/simulator";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createDatabase } from "../postgres.js";
import { figures, isLong } from "../how-long.js";
import { moveToMorning } from "../shop.js";
import { crashEverywhere } from "./crashes.js";
import { recover } from "./recover.js";
import { whatIsWrong } from "./what-is-wrong.js";

// A real process is killed at numbered steps, before and after each journal write, each gateway call and each callback:
// at all steps of all stories in `npm run test:long`, otherwise at some steps of each.
const stride = isLong ? 1 : 9;

let simulator: Simulator;
let folder: string;

beforeEach(async () => {
  simulator = await startSimulator({ port: 0 });
  await moveToMorning(simulator.url);
  folder = mkdtempSync(join(tmpdir(), "sips-kit-crash-"));
});
afterEach(async () => {
  await simulator.close();
  rmSync(folder, { recursive: true });
});

const stores: readonly [string, () => Promise<string>][] = [
  ["SQLite", () => Promise.resolve(`sqlite:${join(folder, "journal.db")}`)],
  ["PostgreSQL", createDatabase],
];

describe.each(isLong ? stores : stores.slice(0, 1))("a process killed, journal on %s", (store, open) => {
  test("exactly one charge or a clean refusal, every result notified, nothing lost", async () => {
    const { url, origins, csePublicKeyPem } = simulator;
    const place = {
      journal: await open(),
      simulator: { url, origins, csePublicKeyPem },
      notificationsFile: join(folder, "notifications"),
    };
    const crashes = await crashEverywhere(place, folder, { stride, atATime: 2 });
    const shop = await recover(place, crashes);
    expect(await whatIsWrong(shop, crashes, place.notificationsFile)).toEqual([]);
    await shop.close();
    const steps = new Set(crashes.map(({ step }) => step));
    expect(crashes.length).toBeGreaterThan(isLong ? 120 : 20);
    figures(`crash points, ${store}`, { killed: crashes.length, kindsOfStep: steps.size });
  }, 600_000);
});
