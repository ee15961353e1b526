import { rolldown } from "rolldown";
import { dts } from "rolldown-plugin-dts";
import { installedBeside, publishedTypes, readManifest } from "./published-files.mjs";

/**
 * Writes a package's published types into a folder, bundled from tsc's output: one file for each export, and shared
 * files for what several exports use. A class that is declared in two files would be two types.
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
    // TypeScript includes Node's types only on request, and a page must not request them.
    banner: ({ imports }) => (hasNodeTypes && imports.some(isOfNode) ? '/// <reference types="node" />' : ""),
  });
  await bundle.close();
}

const isOfNode = (id) => id.startsWith("node:");

/** tsc's files refer to source maps, which are not published. */
const withoutMaps = {
  name: "without-maps",
  transform: (code) => ({ code: code.replace(/^\/\/# sourceMappingURL=.*$/m, ""), map: null }),
};
