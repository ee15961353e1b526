import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bootstrap, root } from "./bootstrap.mjs";
import { countResults } from "./count-results.mjs";
import { runCommand } from "./run-command.mjs";
import { testSteps } from "./test-steps.mjs";

/** `npm test`: every step, or those named (`npm test -- unit`); other words select a runner's test files. */
const words = process.argv.slice(2);
const names = testSteps.map((step) => step.name);
if (words.includes("--help")) {
  console.log(`npm test [-- words]: every step (${names.join(", ")}),
or those named; other words select test files: \`npm test -- unit integration/operations\`.
\`npm run test:long\` runs the long tests.`);
  process.exit(0);
}
const chosen = testSteps.filter((step) => words.includes(step.name));
const filters = words.filter((word) => !names.includes(word));
const steps = chosen.length > 0 ? chosen : testSteps.filter((step) => filters.length === 0 || step.counts);

await bootstrap();
const folder = mkdtempSync(join(tmpdir(), "sips-kit-test-"));
const results = [];
for (const step of steps) results.push(await run(step));
rmSync(folder, { recursive: true, force: true });
closeWithTotal(results);

async function run(step) {
  console.log(`\n--- ${step.name}`);
  const startedAt = Date.now();
  const resultFile = join(folder, `${step.name}.json`);
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: resultFile };
  const isPrepared = await step.prepare();
  const { exitCode } = isPrepared
    ? await runCommand(step.command, step.args(filters, resultFile), { cwd: root, env })
    : { exitCode: 1 };
  const counted = countResults(step.counts, resultFile, exitCode);
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  console.log(`--- ${step.name}: ${counted.failed === 0 ? "ok" : "FAILED"} in ${seconds} s`);
  return { step, seconds, ...counted };
}

function closeWithTotal(all) {
  const sum = (key) => all.reduce((total, one) => total + one[key], 0);
  console.log("");
  for (const { step, seconds, passed, failed, skipped } of all) {
    const more = skipped > 0 ? `, ${skipped} skipped` : "";
    console.log(
      `${step.name.padEnd(8)} ${`${seconds} s`.padStart(8)}   ok ${passed}, not ok ${failed}${more}`,
    );
  }
  for (const { step, names: failures } of all) {
    for (const name of failures) console.log(`not ok: ${step.name}: ${name}`);
  }
  process.exitCode = sum("failed") > 0 ? 1 : 0;
  console.log(`\n${sum("passed")} passed, ${sum("failed")} failed`);
}
