import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runMutations } from "../mutations/run-mutations.js";
import { bundleSimulation } from "./bundle.js";
import { timeOf } from "./history.js";
import { help, readOptions, type Options } from "./options.js";
import { runSeeds, type WorkerMessage } from "./run-seeds.js";
import { createSummary, type Summary } from "./summary.js";

const given = readOrExplain();
if (given?.isHelp) console.log(help);
else if (given?.mutations) {
  if (!(await runMutations(given.mutations, given))) process.exitCode = 1;
} else if (given) await run(given);

function readOrExplain(): Options | undefined {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${help}`);
    process.exitCode = 2;
    return undefined;
  }
}

async function run(options: Options): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "sips-simulate-"));
  try {
    const isOne = options.runs === 1;
    const file = await bundleSimulation(folder, { code: options.code });
    let isStopped = false;
    // The runs under way are finished and counted.
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void (isStopped = true));
    console.log(`seed ${options.seed}: \`npm run simulate -- --seed ${options.seed}\` runs the same again`);
    const summary = createSummary();
    await runSeeds({
      ...options,
      file,
      from: options.seed,
      isTraced: isOne,
      onRun(message) {
        summary.add(message.result);
        if (isOne) printHistory(message);
        else tellProgress(summary, message);
        return isStopped;
      },
    });
    if (options.coverage) {
      for (const [feature, count] of summary.coverage())
        console.log(`${String(count).padStart(9)} ${feature}`);
    }
    for (const line of summary.lines()) console.log(line);
    if (summary.hasViolations()) process.exitCode = 1;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A run that violates something is named at once; how far it is, a terminal shows in one line. */
function tellProgress(summary: Summary, { result: { seed, violations } }: WorkerMessage): void {
  const [first] = violations;
  if (first) console.log(`--seed ${seed}: ${first.name} ${first.orderId}`);
  if (process.stderr.isTTY) process.stderr.write(`\r${summary.lines().at(-1) ?? ""} `);
}

function printHistory({ result, history, digest }: WorkerMessage): void {
  const { payments, attempts, events, virtualMs, faults, violations } = result;
  console.log(
    `${payments} payments, ${attempts} attempts, ${events} events in ${timeOf(virtualMs)} of virtual time`,
  );
  console.log(`faults: ${faults.join(" ") || "none"}`);
  console.log(`digest of the history: ${digest ?? ""}`);
  for (const { title, lines } of history) {
    console.log(`\n--- ${title}`);
    for (const line of lines) console.log(line);
  }
  for (const one of violations) {
    console.log(`\n${one.name} ${one.orderId} ${one.reference} at ${timeOf(one.at)}: ${one.what}`);
    console.log(`  struck by: ${one.faults.join(" ") || "nothing"}`);
  }
}
