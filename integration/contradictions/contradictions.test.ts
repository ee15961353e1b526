import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSimulator, type Simulator } from "@sips-kit/simulator";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bundleProgram } from "../bundle-program.js";
import { figures, isLong } from "../how-long.js";
import { createDatabase } from "../postgres.js";
import { moveToMorning } from "../shop.js";
import { contradict } from "./contradict.js";
import { foreignEchoModes } from "./foreign-echoes.js";
import type { Mode } from "./mode.js";
import { readingModes } from "./readings.js";

// The gateway contradicts the shop, in each way that its sources leave open, and in each field that it repeats.
// Processes are killed meanwhile, with one order or operation at each of these steps: all of them in `npm run
// test:long`, otherwise some of those around the call that moves money, others in each mode.
const everyStop = Array.from({ length: 26 }, (_, index) => index + 1);
const aroundTheCharge = [5, 7, 8, 9, 10, 11, 12];
const stopsOf = (index: number) =>
  isLong ? everyStop : aroundTheCharge.filter((_, at) => (at + index) % 7 < 4);

let programFolder: string;
let program: string;
beforeAll(async () => {
  programFolder = mkdtempSync(join(tmpdir(), "sips-kit-contradicted-"));
  program = await bundleProgram(new URL("contradicted-process.ts", import.meta.url), programFolder);
}, 120_000);
afterAll(() => rmSync(programFolder, { recursive: true }));

let simulator: Simulator;
let folder: string;
beforeEach(async () => {
  simulator = await startSimulator({ port: 0 });
  await moveToMorning(simulator.url);
  folder = mkdtempSync(join(tmpdir(), "sips-kit-contradictions-"));
}, 120_000);
afterEach(async () => {
  await simulator.close();
  rmSync(folder, { recursive: true });
});

async function run(mode: Mode, index: number, journal: string): Promise<void> {
  const { url, origins, csePublicKeyPem } = simulator;
  const place = {
    journal,
    simulator: { url, origins, csePublicKeyPem },
    notificationsFile: join(folder, "notifications"),
  };
  const { wrong, steps, killed } = await contradict(place, program, folder, mode, {
    stops: stopsOf(index),
    killsReconciler: isLong || index % 3 === 0,
  });
  expect(wrong).toEqual([]);
  expect(steps.length).toBeGreaterThan(mode.stories.length);
  figures("contradictions", { mode: mode.name, killed, "cut off": steps.length });
}

const sqlite = () => `sqlite:${join(folder, "journal.db")}`;

const rows = [
  ["contradicting readings", readingModes],
  ["foreign echoes", foreignEchoModes],
] as const;

describe.each(rows)("%s", (_row, all) => {
  const modes = all.filter(({ isMore }) => isLong || !isMore);
  const numbered = modes.map((mode, index) => [mode.name, mode, index] as const);
  test.each(numbered)("%s", (_name, mode, index) => run(mode, index, sqlite()), 600_000);

  test.each(numbered.filter(([, , index]) => index % (isLong ? 3 : 15) === 0))(
    "%s, journal on PostgreSQL",
    async (_name, mode, index) => run(mode, index, await createDatabase()),
    600_000,
  );
});
