import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runSeeds } from "./run-seeds.js";

// A thread that takes as long as its seed says.
const worker = `
  import { parentPort } from "node:worker_threads";
  parentPort.on("message", ({ seed }) =>
    setTimeout(() => parentPort.postMessage({ result: { seed, payments: 1 }, history: [] }), seed * 200));
`;

test("a run that is under way when another one ends the range is told all the same", async () => {
  const folder = await mkdtemp(join(tmpdir(), "sips-run-seeds-"));
  const file = join(folder, "worker.mjs");
  await writeFile(file, worker);
  const told: number[] = [];
  const onRun = ({ result }: { readonly result: { readonly seed: number } }) => {
    told.push(result.seed);
    return true;
  };
  try {
    await runSeeds({ file, from: 1, faults: [], workers: 2, onRun });
  } finally {
    await rm(folder, { recursive: true });
  }
  expect(told).toEqual([1, 2]);
});
