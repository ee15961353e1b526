// `npm run test:long`: the randomised, fault and kill tests, and the payment methods in Chromium, in full instead of their
// bounded part. Prints the seed of the run and its figures; `npm run test:long -- 4711` repeats the run of that seed.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bootstrap, root } from "./bootstrap.mjs";
import { installChromium } from "./install-chromium.mjs";
import { runCommand } from "./run-command.mjs";

const files = [
  "crash",
  "chaos",
  "contradictions",
  "history",
  "interleaving",
  "byte-cut",
  "canary",
  "attacks",
  "faults",
  "limits",
  "clocks",
  "crowd",
  "payment-methods-in-chromium",
];
const seed = process.argv[2] ?? String(Date.now() % 1_000_000_007);

await bootstrap();
if (!(await installChromium())) process.exit(1);
const folder = mkdtempSync(join(tmpdir(), "sips-kit-long-"));
const figuresFile = join(folder, "figures");
const env = {
  ...process.env,
  SIPS_TEST_LONG: "1",
  SIPS_TEST_SEED: seed,
  SIPS_TEST_FIGURES: figuresFile,
};
console.log(`seed ${seed}: \`npm run test:long -- ${seed}\` runs the same again`);
const startedAt = Date.now();
const vitest = join(root, "node_modules", ".bin", "vitest");
// One file after the other: each of them keeps the machine busy.
const args = [
  "run",
  "--project=node",
  "--project=chromium",
  "--no-file-parallelism",
  ...files.map((file) => `integration/${file}`),
  "packages/server/src/journal/sqlite/lost-frames",
  "simulation",
];
const { exitCode } = await runCommand(vitest, args, { cwd: root, env });
console.log(`\n${Math.round((Date.now() - startedAt) / 1000)} s, seed ${seed}`);
for (const line of readFigures()) console.log(`  ${line}`);
rmSync(folder, { recursive: true });
process.exitCode = exitCode;

function readFigures() {
  try {
    const lines = readFileSync(figuresFile, "utf8").split("\n");
    return lines.filter((line) => line !== "").map(asWords);
  } catch {
    // Nothing was measured: the run ended earlier.
    return [];
  }
}

function asWords(line) {
  const { what, ...found } = JSON.parse(line);
  const words = Object.entries(found).map(([name, value]) => `${name} ${value}`);
  return `${what}: ${words.join(", ")}`;
}
