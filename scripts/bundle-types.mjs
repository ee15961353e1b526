import { rolldown } from "rolldown";
import { dts } from "rolldown-plugin-dts";
import { installedBeside, publishedTypes, readManifest } from "./published-files.mjs";

/**
 * Writes the types that a package publishes into a folder, made of those that tsc has written: one file for each export,
 * and beside them what several exports share. Declared in two files, a class would be two types.
 */
export async function bundleTypes(folder, target) {
  const manifest = await readManifest(folder);
  const bundle = await rolldown({
    input: publishedTypes(folder, manifest),
    external: installedBeside(manifest),
    plugins: [withoutMaps, dts({ dtsInput: true, sourcemap: false })],
  });
  const hasNodeTypes = "@types/node" in manifest.dependencies;
  await bundle.write({
    dir: target,
    chunkFileNames: "[name]-[hash].d.ts",
    minifyInternalExports: false,
    // TypeScript looks at no types of Node unless it is told, and a page must not be told.
    banner: ({ imports }) => (hasNodeTypes && imports.some(isOfNode) ? '/// <reference types="node" />' : ""),
  });
  await bundle.close();
}

const isOfNode = (id) => id.startsWith("node:");

/** The files that tsc has written name maps, which are not published. */
const withoutMaps = {
  name: "without-maps",
  transform: (code) => ({ code: code.replace(/^\/\/# sourceMappingURL=.*$/m, ""), map: null }),
};
