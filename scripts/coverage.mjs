// `npm run coverage`: runs the tests (all, or the steps and files named as for `npm test`), records which method of the
// gateway each of them reaches and how, and writes docs/coverage.md.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./bootstrap.mjs";
import { coverageTable } from "./coverage-table.mjs";
import { runCommand } from "./run-command.mjs";

const folder = mkdtempSync(join(tmpdir(), "sips-kit-coverage-"));
const calls = join(folder, "calls.jsonl");
writeFileSync(calls, "");
const recorder = pathToFileURL(join(root, "scripts/record-gateway-calls.mjs")).href;
const env = {
  ...process.env,
  SIPS_KIT_CALLS: calls,
  NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ""} --import ${recorder}`,
};
const { exitCode } = await runCommand(
  process.execPath,
  [join(root, "scripts/test.mjs"), ...process.argv.slice(2)],
  { cwd: root, env },
);
const lines = readFileSync(calls, "utf8").split("\n").filter(Boolean);
rmSync(folder, { recursive: true, force: true });
writeFileSync(
  join(root, "docs/coverage.md"),
  coverageTable(
    root,
    lines.map((line) => JSON.parse(line)),
  ),
);
console.log(`docs/coverage.md: ${lines.length} kinds of call`);
process.exitCode = exitCode;
