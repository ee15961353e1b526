import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { findPnpm } from "./bootstrap.mjs";
import { runOrThrow } from "./run-command.mjs";

/** Packs packages of a clone, by the names of their folders, as they would be published. Returns each one's tarball. */
export async function packPackages(clone, names, target) {
  const [command, ...first] = await findPnpm();
  const chosen = names.flatMap((name) => ["--filter", `./packages/${name}`]);
  await mkdir(target, { recursive: true });
  await runOrThrow(command, [...first, ...chosen, "pack", "--pack-destination", target], { cwd: clone });
  const files = await readdir(target);
  const tarballOf = (name) => files.find((file) => file.startsWith(`sips-kit-${name}-`));
  return Object.fromEntries(names.map((name) => [name, join(target, tarballOf(name))]));
}
