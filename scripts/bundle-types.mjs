import { rolldown } from "rolldown";
import { dts } from "rolldown-plugin-dts";
import { isOtherPackage, publishedTypes, readManifest } from "./published-files.mjs";

/**
 * Writes the types that a package publishes into a folder, made of those that tsc has written: one file, and where the
 * package has several exports a few lines for each beside it. Declared in two files, a class would be two types.
 */
export async function bundleTypes(folder, target) {
  const manifest = await readManifest(folder);
  const input = publishedTypes(folder, manifest);
  const bundle = await rolldown({
    input,
    external: isOtherPackage,
    plugins: [dts({ dtsInput: true, sourcemap: false })],
  });
  await bundle.write({
    dir: target,
    chunkFileNames: "[name].d.ts",
    minifyInternalExports: false,
    // TypeScript looks at no types of Node unless it is told.
    banner: manifest.dependencies["@types/node"] ? '/// <reference types="node" />' : "",
    ...(Object.keys(input).length > 1 ? { codeSplitting: { groups: [{ name: "types" }] } } : {}),
  });
  await bundle.close();
}
