import { existsSync } from "node:fs";
import { copyFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "./bootstrap.mjs";
import { readManifest } from "./published-files.mjs";

/**
 * Prepares what a package publishes, as pnpm does by itself: a manifest with the versions of this workspace and the
 * exports of `publishConfig`, and the licence. `restoreManifest` undoes it, once npm has packed.
 */
export async function publishManifest(folder) {
  const { publishConfig, ...manifest } = await readManifest(folder);
  const { version } = manifest;
  for (const kind of ["dependencies", "devDependencies", "peerDependencies"]) {
    for (const [name, range] of Object.entries(manifest[kind] ?? {})) {
      // All packages of the workspace are published together, under one version.
      if (range.startsWith("workspace:")) manifest[kind][name] = version;
    }
  }
  await copyFile(join(root, "LICENSE"), join(folder, "LICENSE"));
  await copyFile(join(folder, "package.json"), kept(folder));
  await writeFile(
    join(folder, "package.json"),
    `${JSON.stringify({ ...manifest, ...publishConfig }, undefined, 2)}\n`,
  );
}

/** Restores the workspace's own manifest, unless it is in place: pnpm leaves it alone. */
export async function restoreManifest(folder) {
  if (!existsSync(kept(folder))) return;
  const isThere = "publishConfig" in (await readManifest(folder));
  await (isThere ? rm(kept(folder)) : rename(kept(folder), join(folder, "package.json")));
  await rm(join(folder, "LICENSE"), { force: true });
}

const kept = (folder) => join(folder, "dist", "package.json");
