import { cp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { root } from "./bootstrap.mjs";
import { readManifest } from "./published-files.mjs";

/** Copies the documentation into a package that publishes it. `removeDocs` undoes it, once the package is packed. */
export async function publishDocs(folder) {
  if (!(await publishesDocs(folder))) return;
  const target = join(folder, "docs");
  await cp(join(root, "docs"), target, { recursive: true, filter: (path) => !path.endsWith(".test.ts") });
  for (const file of await readdir(target, { recursive: true })) {
    if (!file.endsWith(".md")) continue;
    const page = await readFile(join(target, file), "utf8");
    await writeFile(join(target, file), withInstalledLinks(page, basename(folder)));
  }
}

/** Removes the copy. */
export async function removeDocs(folder) {
  if (await publishesDocs(folder)) await rm(join(folder, "docs"), { recursive: true, force: true });
}

async function publishesDocs(folder) {
  return (await readManifest(folder)).files.includes("docs");
}

/** Packages are installed next to each other; the pages at the root of the repository are not installed. */
function withInstalledLinks(page, own) {
  return page
    .replaceAll(`](../packages/${own}/README.md`, "](../README.md")
    .replace(/\]\(\.\.\/packages\/([\w-]+)\/README\.md/g, "](../../$1/README.md")
    .replace(/\[([^\]]+)\]\((?:\.\.\/){1,2}(?:README|SECURITY|CHANGELOG|CONTRIBUTING)\.md[^)]*\)/g, "$1");
}
