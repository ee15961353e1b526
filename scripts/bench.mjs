// `npm run bench`: the benchmarks one after another, so that they do not compete for the CPU. `npm run bench -- seal`
// runs one.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { bootstrap, root } from "./bootstrap.mjs";
import { runCommand } from "./run-command.mjs";

const wanted = process.argv.slice(2);
const names = readdirSync(join(root, "bench"))
  .filter((file) => file.endsWith(".bench.ts"))
  .map((file) => file.replace(".bench.ts", ""))
  .sort();
const chosen = names.filter((name) => wanted.length === 0 || wanted.includes(name));
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`No such benchmark: ${unknown.join(", ")}. There are ${names.join(", ")}.`);
  process.exit(2);
}

await bootstrap();
for (const name of chosen) {
  const args = ["--conditions=source", "--import", "tsx", join(root, "bench", `${name}.bench.ts`)];
  const { exitCode } = await runCommand(process.execPath, args, { cwd: root });
  if (exitCode !== 0) {
    console.error(`${name}: FAILED`);
    process.exitCode = 1;
  }
}
