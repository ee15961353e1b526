import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runOrThrow } from "./run-command.mjs";

/** Installs tarballs, and other packages from the registry, with npm in an empty folder, as a shop would. */
export async function installPacked(folder, tarballs, others = []) {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  const options = ["--prefer-offline", "--no-audit", "--no-fund"];
  await runOrThrow("npm", ["install", ...options, ...tarballs, ...others], { cwd: folder });
}
