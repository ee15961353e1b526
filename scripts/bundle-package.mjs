// What a package that runs in Node publishes: its code in a few files instead of a hundred, which Node loads in a third
// of the time. Run by pnpm in the package's folder before it is packed; the types are those that tsc has written.
import { readFile, rm } from "node:fs/promises";
import { join, parse } from "node:path";
import { pathToFileURL } from "node:url";
import { rolldown } from "rolldown";
import { root } from "./bootstrap.mjs";
import { runCommand } from "./run-command.mjs";

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const folder = process.cwd();
  const { exitCode } = await runCommand(join(root, "node_modules", ".bin", "tsc"), ["-b"], { cwd: folder });
  if (exitCode !== 0) process.exit(exitCode);
  await bundlePackage(folder, join(folder, "lib"));
}

/** Writes the entries that the package publishes, and what they share or load on demand, into a folder. */
export async function bundlePackage(folder, target) {
  const { exports, publishConfig } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const entries = Object.entries(publishConfig.exports).map(([name, entry]) => [
    entry.default,
    exports[name].source,
  ]);
  // A command stands in the sources as it does among the types.
  for (const file of Object.values(publishConfig.bin ?? {})) {
    entries.push([file, file.replace("/lib/", "/src/cli/").replace(/js$/, "ts")]);
  }
  const bundle = await rolldown({
    input: Object.fromEntries(entries.map(([file, source]) => [parse(file).name, join(folder, source)])),
    platform: "node",
    external: (id) => !/^[./]/.test(id),
  });
  await rm(target, { recursive: true, force: true });
  await bundle.write({
    dir: target,
    format: "es",
    sourcemap: true,
    entryFileNames: "[name].js",
    chunkFileNames: "[name]-[hash].js",
  });
  await bundle.close();
}
