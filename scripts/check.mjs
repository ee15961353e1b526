import { join } from "node:path";
import { bootstrap, root } from "./bootstrap.mjs";
import { runCommand } from "./run-command.mjs";

/** `npm run check`: all checks that do not run the code, and whether the packages are fit to be published. */
const bin = (name) => join(root, "node_modules", ".bin", name);
const checks = [
  ["format", bin("prettier"), ["--check", "."]],
  ["lint", bin("oxlint"), []],
  ["types", bin("tsc"), ["-b"]],
  ["unused", bin("knip"), []],
  ["packages", bin("vitest"), ["run", "--project=packages"]],
];

await bootstrap();
for (const [name, command, args] of checks) {
  console.log(`\n--- ${name}`);
  const { exitCode } = await runCommand(command, args, { cwd: root });
  if (exitCode !== 0) process.exitCode = 1;
  console.log(`--- ${name}: ${exitCode === 0 ? "ok" : "FAILED"}`);
}
